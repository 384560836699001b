using NasDsl.Language.Text;

namespace NasDsl.Language.Diagnostics;

/// <summary>Collects the messages of one compilation. The same message about the same place is one, however often a block is written out.</summary>
internal sealed class DiagnosticBag
{
    private readonly Dictionary<(string Message, string Path, int Start), Diagnostic> _found = [];

    // Where the errors of each file begin, ascending.
    private readonly Dictionary<string, List<int>> _errors = [];

    /// <summary>Finds what misspelt names stand for.</summary>
    public Suggestions Suggestions { get; } = new();

    /// <summary>Whether a mistake was found within a declaration.</summary>
    /// <param name="declaration">The stretch of the declaration.</param>
    /// <returns>True if its meaning is incomplete.</returns>
    public bool HasErrorWithin(SourceLocation declaration)
    {
        if (!_errors.TryGetValue(declaration.Path, out var starts))
        {
            return false;
        }

        var first = starts.BinarySearch(declaration.Span.Start);
        first = first < 0 ? ~first : first;
        return first < starts.Count && starts[first] <= declaration.Span.End;
    }

    public void Add(DiagnosticDescriptor descriptor, SourceLocation location, params object[] arguments) =>
        Add(Diagnostic.Create(descriptor, location, arguments));

    /// <summary>Reports what is given for the second time.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="again">The second time.</param>
    /// <param name="first">The first time.</param>
    public void AddTwice(string name, SourceLocation again, SourceLocation first) =>
        Add(Diagnostic.Create(DiagnosticCatalog.DuplicateArgument, again, name) with
        {
            Related = new EquatableArray<RelatedLocation>([new RelatedLocation(first, "the first time")]),
        });

    public void Add(Diagnostic diagnostic)
    {
        var key = (diagnostic.Message, diagnostic.Location.Path, diagnostic.Location.Span.Start);
        if (!_found.ContainsKey(key))
        {
            _found.Add(key, diagnostic);
            NoteError(diagnostic);
        }
    }

    private void NoteError(Diagnostic diagnostic)
    {
        if (diagnostic.Severity != DiagnosticSeverity.Error)
        {
            return;
        }

        if (!_errors.TryGetValue(diagnostic.Location.Path, out var starts))
        {
            starts = [];
            _errors.Add(diagnostic.Location.Path, starts);
        }

        var place = starts.BinarySearch(diagnostic.Location.Span.Start);
        if (place < 0)
        {
            starts.Insert(~place, diagnostic.Location.Span.Start);
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
