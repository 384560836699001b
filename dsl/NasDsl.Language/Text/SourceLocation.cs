namespace NasDsl.Language.Text;

/// <summary>
/// Where a piece of the model was written. Locations never make two models differ: any two are equal, so that a changed
/// comment or line break leaves the model, and all that is generated from it, unchanged.
/// </summary>
public readonly struct SourceLocation : IEquatable<SourceLocation>
{
    private readonly SourceText? _text;
    private readonly string? _path;
    private readonly LinePosition _position;

    /// <summary>A stretch of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="span">The stretch.</param>
    public SourceLocation(SourceText text, TextSpan span)
    {
        _text = text;
        Span = span;
    }

    /// <summary>A place in a file whose text is not at hand, such as a row of a data file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="position">The place.</param>
    public SourceLocation(string path, LinePosition position)
    {
        _path = path;
        _position = position;
    }

    /// <summary>The file, or an empty string when the piece was not written in one.</summary>
    public string Path => _text?.Path ?? _path ?? "";

    /// <summary>The text, where it is at hand.</summary>
    public SourceText? Text => _text;

    /// <summary>The stretch of the file.</summary>
    public TextSpan Span { get; }

    /// <summary>The first line and column.</summary>
    public LinePosition Start => _text?.GetLinePosition(Span.Start) ?? Known;

    /// <summary>The line and column just after the last character.</summary>
    public LinePosition End => _text?.GetLinePosition(Span.End) ?? Known;

    private LinePosition Known => _position.Line == 0 ? new LinePosition(1, 1) : _position;

    /// <summary>Always true: see the type.</summary>
    /// <param name="left">One location.</param>
    /// <param name="right">Another.</param>
    public static bool operator ==(SourceLocation left, SourceLocation right) => left.Equals(right);

    /// <summary>Always false: see the type.</summary>
    /// <param name="left">One location.</param>
    /// <param name="right">Another.</param>
    public static bool operator !=(SourceLocation left, SourceLocation right) => !left.Equals(right);

    /// <summary>The stretch from the start of this one to the end of another of the same text.</summary>
    /// <param name="last">The other.</param>
    /// <returns>The stretch.</returns>
    public SourceLocation To(SourceLocation last) => _text is null ? this : new(_text, TextSpan.FromBounds(Span.Start, last.Span.End));

    /// <inheritdoc/>
    public bool Equals(SourceLocation other) => true;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SourceLocation;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    /// <summary>The location as build tools print it: <c>file(line,column)</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Path}({Start.Line},{Start.Column})";
}
