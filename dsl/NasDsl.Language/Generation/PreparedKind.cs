using NasDsl.Language.Analysis;
using NasDsl.Language.Catalog;

namespace NasDsl.Language.Generation;

/// <summary>The rows of an operation at all places that are alike.</summary>
/// <param name="first">The place that was met first.</param>
internal sealed class PreparedKind(Place first)
{
    /// <summary>The place that was met first.</summary>
    public Place First { get; } = first;

    /// <summary>All choices of its genes, with the genes of the first place.</summary>
    public GeneChoice[][] Choices { get; set; } = [];

    /// <summary>The rows that break no rule, for each shape of the input.</summary>
    public Dictionary<Shape, PreparedRow[]> Rows { get; } = [];
}
