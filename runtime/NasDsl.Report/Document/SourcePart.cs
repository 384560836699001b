namespace NasDsl.Report.Document;

/// <summary>A part of a text.</summary>
/// <param name="Kind">What it is: <c>comment</c>, <c>text</c>, <c>number</c>, <c>word</c>, <c>operation</c>, or empty.</param>
/// <param name="Text">The part.</param>
internal sealed record SourcePart(string Kind, string Text);
