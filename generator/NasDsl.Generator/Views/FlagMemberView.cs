namespace NasDsl.Generator.Views;

/// <summary>A gene over truth values, or an option without choices inside.</summary>
/// <param name="Name">Its name in C#.</param>
/// <param name="Path">The path of the gene.</param>
/// <param name="Summary">Its doc comment.</param>
/// <param name="IsPartial">Whether some uses of the block fix it, so that it is null there.</param>
internal sealed record FlagMemberView(string Name, string Path, string Summary, bool IsPartial) : MemberView(Name, Path, Summary);
