using NasDsl.Language.Text;

namespace NasDsl.Language.Diagnostics;

/// <summary>A second place that a message points to, such as the first declaration of a name that was declared twice.</summary>
/// <param name="Location">The place.</param>
/// <param name="Message">What it has to do with the message.</param>
public sealed record RelatedLocation(SourceLocation Location, string Message);
