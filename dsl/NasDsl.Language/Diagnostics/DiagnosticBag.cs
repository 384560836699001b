using NasDsl.Language.Text;

namespace NasDsl.Language.Diagnostics;

/// <summary>Collects the messages of one compilation. The same message about the same place is one, however often a block is written out.</summary>
internal sealed class DiagnosticBag
{
    private readonly Dictionary<(string Message, string Path, int Start), Diagnostic> _found = [];

    /// <summary>Whether a mistake was found within a declaration.</summary>
    /// <param name="declaration">The stretch of the declaration.</param>
    /// <returns>True if its meaning is incomplete.</returns>
    public bool HasErrorWithin(SourceLocation declaration) => _found.Values.Any(diagnostic =>
        diagnostic.Severity == DiagnosticSeverity.Error
        && diagnostic.Location.Path == declaration.Path
        && diagnostic.Location.Span.Start >= declaration.Span.Start
        && diagnostic.Location.Span.Start <= declaration.Span.End);

    public void Add(DiagnosticDescriptor descriptor, SourceLocation location, params object[] arguments) =>
        Add(Diagnostic.Create(descriptor, location, arguments));

    public void Add(Diagnostic diagnostic)
    {
        var key = (diagnostic.Message, diagnostic.Location.Path, diagnostic.Location.Span.Start);
        if (!_found.ContainsKey(key))
        {
            _found.Add(key, diagnostic);
        }
    }

    /// <summary>The messages by file, in the order in which the files were given, and then by place.</summary>
    /// <param name="files">The files.</param>
    /// <param name="more">Messages of later steps, each of them about something else.</param>
    /// <returns>The messages.</returns>
    public EquatableArray<Diagnostic> ToSorted(IReadOnlyList<SourceText> files, IEnumerable<Diagnostic> more)
    {
        var order = new Dictionary<string, int>();
        foreach (var file in files)
        {
            if (!order.ContainsKey(file.Path))
            {
                order.Add(file.Path, order.Count);
            }
        }

        return _found.Values.Concat(more)
            .OrderBy(diagnostic => order.TryGetValue(diagnostic.Location.Path, out var place) ? place : order.Count)
            .ThenBy(diagnostic => diagnostic.Location.Span.Start)
            .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)
            .ToEquatableArray();
    }
}
