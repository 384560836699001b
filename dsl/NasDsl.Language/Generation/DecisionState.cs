using NasDsl.Language.Catalog;

namespace NasDsl.Language.Generation;

/// <summary>All that what follows depends on, requirements apart.</summary>
/// <param name="Pending">What is still to be done, or null at the end.</param>
/// <param name="Shape">The shape now.</param>
/// <param name="Path">The path since the innermost open residual or parallel began, where it matters.</param>
/// <param name="Shared">The indices of the shared genes that are decided, with the genes.</param>
/// <param name="Marks">The values of open cells that are still to be taken, those of the innermost cell last.</param>
/// <param name="Tail">What the innermost edge of a cell has come to, where it will be asked.</param>
/// <param name="Mutes">How many pieces are open that are no part of the network: they write nothing and cost nothing.</param>
internal readonly record struct DecisionState(
    Pending? Pending,
    Shape Shape,
    PathLength Path,
    EquatableArray<GeneChoice> Shared,
    EquatableArray<Mark> Marks,
    Tail Tail = Tail.Empty,
    int Mutes = 0)
{
    /// <inheritdoc/>
    public bool Equals(DecisionState other) =>
        ReferenceEquals(Pending, other.Pending) && Shape == other.Shape && Path == other.Path && Tail == other.Tail && Mutes == other.Mutes
        && Shared.Equals(other.Shared) && Marks.Equals(other.Marks);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked(
        (((((((((Pending?.Id ?? -1) * 397) + Shape.Height) * 397) + Shape.Width) * 397) + Shape.Channels) * 397) + ((int)Path.Length * 31) + (int)Path.Depth)
        ^ (Shared.Count == 0 ? 0 : Shared.GetHashCode())
        ^ (Marks.Count == 0 ? 0 : Marks.GetHashCode() * 31) ^ ((int)Tail << 20) ^ (Mutes << 24));
}
