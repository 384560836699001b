using NasDsl.Language;

namespace NasDsl.Generator.Views;

/// <summary>A gene over a set of numbers.</summary>
/// <param name="Name">Its name in C#.</param>
/// <param name="Path">The path of the gene.</param>
/// <param name="Summary">Its doc comment.</param>
/// <param name="Allowed">The numbers, ascending.</param>
/// <param name="IsPartial">Whether some uses of the block fix it, so that it is null there.</param>
internal sealed record NumberMemberView(string Name, string Path, string Summary, EquatableArray<double> Allowed, bool IsPartial)
    : MemberView(Name, Path, Summary)
{
    /// <summary>Whether the property is an <c>int</c>; else it is a <c>double</c>.</summary>
    public bool IsInteger => Allowed.All(number => Math.Floor(number) == number && Math.Abs(number) <= int.MaxValue);
}
