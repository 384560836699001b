namespace NasDsl.Engines;

/// <summary>Training produced a number that is infinite or not a number. The candidate fails; the search goes on.</summary>
public sealed class TrainingDivergedException : Exception
{
    /// <summary>Training diverged.</summary>
    public TrainingDivergedException()
    {
    }

    /// <summary>Training diverged.</summary>
    /// <param name="message">At which step, and what became infinite, in the user's words.</param>
    public TrainingDivergedException(string message)
        : base(message)
    {
    }

    /// <summary>Training diverged.</summary>
    /// <param name="message">At which step, and what became infinite, in the user's words.</param>
    /// <param name="innerException">The cause.</param>
    public TrainingDivergedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The number of the step, from 1; 0 when it is not known.</summary>
    public long Step { get; init; }

    /// <summary>The number of the layer in its network, 0 for the input; null when it is not known.</summary>
    public int? Layer { get; init; }
}
