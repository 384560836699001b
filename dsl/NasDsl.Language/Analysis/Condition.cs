using NasDsl.Language.Model;

namespace NasDsl.Language.Analysis;

/// <summary>A requirement that shall hold, or shall be broken.</summary>
/// <param name="Requirement">The requirement.</param>
/// <param name="Holds">Whether it shall hold.</param>
internal sealed record Condition(RequirementModel Requirement, bool Holds)
{
    /// <summary>The expression of the requirement.</summary>
    public Expression Expression => Requirement.Condition;
}
