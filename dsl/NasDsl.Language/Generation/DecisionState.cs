using NasDsl.Language.Catalog;

namespace NasDsl.Language.Generation;

/// <summary>All that what follows depends on, requirements apart.</summary>
/// <param name="Pending">What is still to be done, or null at the end.</param>
/// <param name="Shape">The shape now.</param>
/// <param name="Path">The path since the innermost open residual or parallel began, where it matters.</param>
/// <param name="Shared">The indices of the shared genes that are decided, with the genes.</param>
internal sealed record DecisionState(
    Pending? Pending,
    Shape Shape,
    PathLength Path,
    EquatableArray<GeneChoice> Shared)
{
    /// <inheritdoc/>
    public bool Equals(DecisionState? other) =>
        other is not null && ReferenceEquals(Pending, other.Pending) && Shape == other.Shape && Path == other.Path && Shared.Equals(other.Shared);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked(
        (((((((((Pending?.Id ?? -1) * 397) + Shape.Height) * 397) + Shape.Width) * 397) + Shape.Channels) * 397) + ((int)Path.Length * 31) + (int)Path.Depth)
        ^ (Shared.Count == 0 ? 0 : Shared.GetHashCode()));
}
