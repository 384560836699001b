using System.Globalization;

namespace NasDsl.Language.Model;

/// <summary>Writes numbers the same way on every platform and framework.</summary>
public static class NumberText
{
    /// <summary>The shortest text that reads back as the same number.</summary>
    /// <param name="number">The number.</param>
    /// <returns>The text, in the invariant culture.</returns>
    public static string Format(double number)
    {
        if (Math.Floor(number) == number && Math.Abs(number) < 1e15)
        {
            return ((long)number).ToString(CultureInfo.InvariantCulture);
        }

        // The "R" of .NET Framework compilers is not always the shortest, so try the precisions in turn.
        for (var digits = 1; digits <= 17; digits++)
        {
            var text = number.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (double.Parse(text, CultureInfo.InvariantCulture).Equals(number))
            {
                return text.Replace("E", "e");
            }
        }

        return number.ToString("R", CultureInfo.InvariantCulture);
    }
}
