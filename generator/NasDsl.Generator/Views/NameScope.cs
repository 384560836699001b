using System.Globalization;

namespace NasDsl.Generator.Views;

/// <summary>Gives each thing in one C# scope a name of its own.</summary>
/// <param name="taken">The names that are taken from the start.</param>
/// <param name="comparer">Which names are the same, or null for those that are spelt the same.</param>
internal sealed class NameScope(IEnumerable<string> taken, StringComparer? comparer = null)
{
    private readonly HashSet<string> _taken = new(taken, comparer ?? StringComparer.Ordinal);

    /// <summary>Takes the first name that is free: one of the candidates, else the last of them with a number.</summary>
    /// <param name="candidates">The names, the best first.</param>
    /// <returns>The name, which is taken from now on.</returns>
    public string Take(params string[] candidates)
    {
        foreach (var candidate in candidates)
        {
            if (_taken.Add(candidate))
            {
                return candidate;
            }
        }

        var last = candidates[candidates.Length - 1];
        for (var number = 2; ; number++)
        {
            var numbered = last + number.ToString(CultureInfo.InvariantCulture);
            if (_taken.Add(numbered))
            {
                return numbered;
            }
        }
    }
}
