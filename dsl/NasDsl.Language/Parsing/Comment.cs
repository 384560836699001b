using NasDsl.Language.Text;

namespace NasDsl.Language.Parsing;

/// <summary>A comment.</summary>
/// <param name="Text">The comment with its slashes.</param>
/// <param name="Span">The stretch of text it takes.</param>
internal sealed record Comment(string Text, TextSpan Span);
