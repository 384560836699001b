using NasDsl.Language.Diagnostics;
using NasDsl.Language.Syntax;

namespace NasDsl.Language.Binding;

/// <summary>The statements of one declaration by their words: finds what is given twice or not at all.</summary>
internal sealed class StatementSet
{
    private readonly string _kind;
    private readonly NameSyntax _owner;
    private readonly IReadOnlyList<StatementSyntax> _statements;
    private readonly DiagnosticBag _diagnostics;

    public StatementSet(string kind, NameSyntax owner, IReadOnlyList<StatementSyntax> statements, DiagnosticBag diagnostics)
    {
        _kind = kind;
        _owner = owner;
        _statements = statements;
        _diagnostics = diagnostics;
    }

    /// <summary>Finds a statement that may be given once.</summary>
    /// <typeparam name="T">The statement.</typeparam>
    /// <param name="word">Its word.</param>
    /// <param name="example">An example, when it must be given.</param>
    /// <returns>The statement, or null.</returns>
    public T? Find<T>(string word, string? example = null)
        where T : StatementSyntax
    {
        var given = _statements.Where(statement => statement.Keyword.Text == word).ToArray();
        foreach (var again in given.Skip(1).Where(again => again is T && given[0] is T))
        {
            _diagnostics.Add(Diagnostic.Create(DiagnosticCatalog.DuplicateStatement, again.Keyword.Location, word) with
            {
                Related = new EquatableArray<RelatedLocation>([new RelatedLocation(given[0].Keyword.Location, "the first time")]),
            });
        }

        if (given.Length == 0 && example is not null)
        {
            _diagnostics.Add(DiagnosticCatalog.MissingStatement, _owner.Location, _kind, _owner.Text, word, example);
        }

        return given.OfType<T>().FirstOrDefault();
    }
}
