using NasDsl.Language.Catalog;

namespace NasDsl.Language.Generation;

/// <summary>An operation at a place, with what is decided of its genes.</summary>
/// <param name="kind">What it shares with places that are alike.</param>
internal sealed class PreparedOperation(PreparedKind kind)
{
    /// <summary>What it shares with places that are alike.</summary>
    public PreparedKind Kind { get; } = kind;

    /// <summary>All choices of its genes.</summary>
    public ChoiceSet[] Choices { get; set; } = [];

    /// <summary>The rows that were asked for here.</summary>
    public Dictionary<Shape, PreparedRow[]> Rows { get; } = [];
}
