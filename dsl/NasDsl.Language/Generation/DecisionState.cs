using NasDsl.Language.Catalog;

namespace NasDsl.Language.Generation;

/// <summary>All that what follows depends on.</summary>
/// <param name="Pending">What is still to be done, or null at the end.</param>
/// <param name="Shape">The shape now.</param>
/// <param name="Path">The path since the innermost open residual or parallel began, where it matters.</param>
/// <param name="Shared">The indices of the shared genes that are decided, with the genes.</param>
/// <param name="Requirements">What requirements still ask for.</param>
internal sealed record DecisionState(
    Pending? Pending,
    Shape Shape,
    PathLength Path,
    EquatableArray<GeneChoice> Shared,
    OpenRequirements Requirements);
