namespace NasDsl.Testing;

/// <summary>A text is not the one that was accepted.</summary>
public sealed class SnapshotMismatchException : Exception
{
    /// <summary>Something differs.</summary>
    public SnapshotMismatchException()
    {
    }

    /// <summary>Something differs.</summary>
    /// <param name="message">What and where.</param>
    public SnapshotMismatchException(string message)
        : base(message)
    {
    }

    /// <summary>Something differs.</summary>
    /// <param name="message">What and where.</param>
    /// <param name="innerException">The cause.</param>
    public SnapshotMismatchException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
