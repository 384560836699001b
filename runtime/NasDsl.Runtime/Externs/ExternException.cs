namespace NasDsl.Externs;

/// <summary>Code of the user's, which a program names as extern, threw an exception. A candidate that it happens to fails, and the search goes on.</summary>
public sealed class ExternException : Exception
{
    /// <summary>Something went wrong.</summary>
    public ExternException()
    {
    }

    /// <summary>Something went wrong.</summary>
    /// <param name="message">What, in the user's words.</param>
    public ExternException(string message)
        : base(message)
    {
    }

    /// <summary>Something went wrong.</summary>
    /// <param name="message">What, in the user's words.</param>
    /// <param name="innerException">What the user's code threw.</param>
    public ExternException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The user's code threw an exception.</summary>
    /// <param name="name">The name of the declaration.</param>
    /// <param name="cause">What it threw.</param>
    /// <returns>The exception.</returns>
    public static ExternException Of(string name, Exception cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        return new ExternException($"'{name}' threw {cause.GetType().Name}: {cause.Message}", cause);
    }
}
