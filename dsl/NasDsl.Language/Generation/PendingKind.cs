namespace NasDsl.Language.Generation;

/// <summary>What is still to be done in the making of an architecture.</summary>
internal enum PendingKind
{
    /// <summary>Build a place; genes that its parts share are decided first.</summary>
    Build,

    /// <summary>Build a place whose shared genes are decided.</summary>
    BuildInside,

    /// <summary>Forget genes that nothing shares any more.</summary>
    Forget,

    /// <summary>End the body of a residual.</summary>
    CloseResidual,

    /// <summary>End a branch of a parallel.</summary>
    CloseBranch,

    /// <summary>Write an operation that merges or projects.</summary>
    Write,

    /// <summary>Decide a gene that no module asks for, but a requirement does.</summary>
    Decide,

    /// <summary>Begin an edge of a cell.</summary>
    BeginEdge,

    /// <summary>End an edge of a cell.</summary>
    EndEdge,

    /// <summary>Merge values of a cell.</summary>
    Merge,

    /// <summary>Leave a cell.</summary>
    LeaveCell,

    /// <summary>End the body of a residual that makes zeros, so that the shortcut alone is there.</summary>
    EndBare,
}
