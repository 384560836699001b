using NasDsl.Language;

namespace NasDsl.Generator.Views;

/// <summary>The copies of a repeat, each with genes of its own.</summary>
/// <param name="Name">Its name in C#.</param>
/// <param name="Path">The path of the repeat, and of the gene that counts the copies if there is one.</param>
/// <param name="Summary">Its doc comment.</param>
/// <param name="Type">The name of the record of one copy.</param>
/// <param name="Counts">How many copies there can be.</param>
/// <param name="CountPath">The path of the gene that counts the copies, or null when their number is fixed or another gene counts them.</param>
internal sealed record ListMemberView(string Name, string Path, string Summary, string Type, EquatableArray<double> Counts, string? CountPath)
    : MemberView(Name, Path, Summary);
