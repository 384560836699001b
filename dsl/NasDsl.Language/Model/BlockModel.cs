using NasDsl.Language.Text;

namespace NasDsl.Language.Model;

/// <summary>A named piece of architecture.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Documentation">Its doc comment, or null.</param>
public sealed record BlockModel(string Name, string? Documentation)
{
    /// <summary>Where its name was written.</summary>
    public SourceLocation Location { get; init; }
}
