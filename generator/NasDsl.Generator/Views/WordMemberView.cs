namespace NasDsl.Generator.Views;

/// <summary>A gene over words, or an alternative whose branches hold no choices.</summary>
/// <param name="Name">Its name in C#.</param>
/// <param name="Path">The path of the gene.</param>
/// <param name="Summary">Its doc comment.</param>
/// <param name="Type">The enum.</param>
/// <param name="IsBranch">Whether it is an alternative, whose branches are the same in every use.</param>
/// <param name="IsPartial">Whether some uses of the block fix it, so that it is null there.</param>
internal sealed record WordMemberView(string Name, string Path, string Summary, EnumView Type, bool IsBranch, bool IsPartial)
    : MemberView(Name, Path, Summary);
