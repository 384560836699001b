using NasDsl.Language.Expressions;
using NasDsl.Language.Model;

namespace NasDsl.Language.Analysis;

/// <summary>What expressions can ask about decided genes and, where they are known, costs.</summary>
/// <param name="genes">The genes of the space.</param>
/// <param name="assignment">What is decided; every gene that an expression asks for must be.</param>
/// <param name="costs">The costs of the candidate, or null where there is none yet.</param>
internal sealed class AssignmentValuation(EquatableArray<GeneModel> genes, Assignment assignment, CostVector? costs) : IValuation
{
    /// <inheritdoc/>
    public Value? Gene(int gene) =>
        assignment[gene] < 0 || assignment.Excludes(genes[gene].Condition) ? null : GeneIndex.ValueAt(genes[gene].Domain, assignment[gene]);

    /// <inheritdoc/>
    public bool Holds(GeneCondition condition) => assignment[condition.Gene] != Assignment.Free && !assignment.Excludes(condition);

    /// <inheritdoc/>
    public double? Cost(CostKind cost, string? device) => costs?.Of(cost);

    /// <inheritdoc/>
    public double? Metric(string name) => null;
}
