using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using NasDsl.Language.Text;
using RoslynPosition = Microsoft.CodeAnalysis.Text.LinePosition;
using RoslynSpan = Microsoft.CodeAnalysis.Text.TextSpan;

namespace NasDsl.Generator.Pipeline;

/// <summary>A place in a file, which differs from every other place.</summary>
/// <param name="Path">The file.</param>
/// <param name="Span">The stretch of its text.</param>
/// <param name="Lines">The same in lines and columns, from 0 as the compiler counts them.</param>
internal sealed record PlaceInfo(string Path, RoslynSpan Span, LinePositionSpan Lines)
{
    /// <summary>Takes over a place of the language.</summary>
    /// <param name="location">The place.</param>
    /// <returns>The place, or null for one in no file.</returns>
    public static PlaceInfo? From(SourceLocation location)
    {
        if (location.Path.Length == 0)
        {
            return null;
        }

        var start = new RoslynPosition(location.Start.Line - 1, location.Start.Column - 1);
        var end = new RoslynPosition(location.End.Line - 1, location.End.Column - 1);
        return new PlaceInfo(location.Path, new RoslynSpan(location.Span.Start, location.Span.Length), new LinePositionSpan(start, end));
    }

    /// <summary>The place for the compiler.</summary>
    /// <returns>The location, which editors can open.</returns>
    public Location ToLocation() => Location.Create(Path, Span, Lines);
}
