using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>device Wearable { }</c>, <c>device Here = local;</c> or <c>device Phone from latencies "phone.csv";</c></summary>
/// <param name="Name">Its name.</param>
/// <param name="Statements">The properties of a cost model.</param>
/// <param name="Source"><c>local</c> or the kind of table, else null.</param>
/// <param name="Table">The measured table, else null.</param>
/// <param name="Documentation">Its doc comment, or null.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record DeviceSyntax(
    NameSyntax Name,
    EquatableArray<StatementSyntax> Statements,
    NameSyntax? Source,
    TextSyntax? Table,
    string? Documentation,
    SourceLocation Location)
    : DeclarationSyntax(Name, Documentation, Location);
