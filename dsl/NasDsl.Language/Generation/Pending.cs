namespace NasDsl.Language.Generation;

/// <summary>All that is still to be done, first things first. Equal lists are one object.</summary>
/// <param name="id">A number of its own.</param>
/// <param name="work">What comes first.</param>
/// <param name="next">What comes then, or null.</param>
internal sealed class Pending(int id, PendingWork work, Pending? next)
{
    /// <summary>A number of its own.</summary>
    public int Id { get; } = id;

    /// <summary>What comes first.</summary>
    public PendingWork Work { get; } = work;

    /// <summary>What comes then, or null.</summary>
    public Pending? Next { get; } = next;

    /// <summary>What is to be done when the edge has begun that comes first, from a path of no length, once that is known.</summary>
    public Pending? Begun { get; set; }

    /// <summary>Whether a residual or parallel is open, so that the length of the path in it matters.</summary>
    public bool IsInside { get; } = work.Kind is PendingKind.CloseResidual or PendingKind.CloseBranch or PendingKind.LeaveCell || next is { IsInside: true };

    /// <summary>The numbers that wait for the sums of open residuals, as far as they are known to be others than those that the next operation takes.</summary>
    public long Waiting { get; } = (work is { Kind: PendingKind.CloseResidual, At: 2 } ? work.Input.Size : 0) + (next?.Waiting ?? 0);

    /// <summary>The input of the innermost open residual, where it is counted.</summary>
    public long InnermostInput { get; } = work is { Kind: PendingKind.CloseResidual, At: >= 2 } ? work.Input.Size : next?.InnermostInput ?? 0;

    /// <summary>Whether it will be asked what the piece that is being made has come to.</summary>
    public bool IsWatched { get; } =
        work.Kind is PendingKind.EndEdge or PendingKind.EndBare || work is { Kind: PendingKind.CloseResidual, At: > 0 } || next is { IsWatched: true };
}
