namespace NasDsl.Search.Conformance;

/// <summary>A strategy does not do what every strategy must do.</summary>
public sealed class StrategyConformanceException : Exception
{
    /// <summary>Something does not hold.</summary>
    public StrategyConformanceException()
    {
    }

    /// <summary>Something does not hold.</summary>
    /// <param name="message">What, on which space.</param>
    public StrategyConformanceException(string message)
        : base(message)
    {
    }

    /// <summary>Something does not hold.</summary>
    /// <param name="message">What, on which space.</param>
    /// <param name="innerException">The cause.</param>
    public StrategyConformanceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
