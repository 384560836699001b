using NasDsl.Language.Text;

namespace NasDsl.Language.Diagnostics;

/// <summary>Collects the messages of one compilation. The same mistake at the same place is one message, however often it is met.</summary>
internal sealed class DiagnosticBag
{
    private readonly Dictionary<(string Id, string Path, int Start), Diagnostic> _found = [];

    public int Count => _found.Count;

    public void Add(DiagnosticDescriptor descriptor, SourceLocation location, params object[] arguments) =>
        Add(Diagnostic.Create(descriptor, location, arguments));

    public void Add(Diagnostic diagnostic)
    {
        var key = (diagnostic.Id, diagnostic.Location.Path, diagnostic.Location.Span.Start);
        if (!_found.ContainsKey(key))
        {
            _found.Add(key, diagnostic);
        }
    }

    /// <summary>The messages by file, in the order in which the files were given, and then by place.</summary>
    /// <param name="files">The files.</param>
    /// <returns>The messages.</returns>
    public EquatableArray<Diagnostic> ToSorted(IReadOnlyList<SourceText> files)
    {
        var order = new Dictionary<string, int>();
        foreach (var file in files)
        {
            if (!order.ContainsKey(file.Path))
            {
                order.Add(file.Path, order.Count);
            }
        }

        return _found.Values
            .OrderBy(diagnostic => order.TryGetValue(diagnostic.Location.Path, out var place) ? place : order.Count)
            .ThenBy(diagnostic => diagnostic.Location.Span.Start)
            .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)
            .ToEquatableArray();
    }
}
