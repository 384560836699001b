namespace NasDsl.Generator.Views;

/// <summary>A gene over an interval.</summary>
/// <param name="Name">Its name in C#.</param>
/// <param name="Path">The path of the gene.</param>
/// <param name="Summary">Its doc comment.</param>
/// <param name="Minimum">The least value.</param>
/// <param name="Maximum">The greatest value.</param>
/// <param name="IsPartial">Whether some uses of the block fix it, so that it is null there.</param>
internal sealed record RealMemberView(string Name, string Path, string Summary, double Minimum, double Maximum, bool IsPartial)
    : MemberView(Name, Path, Summary);
