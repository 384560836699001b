using NasDsl.Engines;
using NasDsl.Externs;

namespace NasDsl.Search.Evaluation;

/// <summary>Says why a trial failed.</summary>
internal static class FailureText
{
    /// <summary>Whether a failure is that of one candidate: not a request to stop, and not a mistake of the program that would meet every candidate.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>True when the search can go on.</returns>
    public static bool IsOfCandidate(Exception failure, CancellationToken cancellationToken) =>
        failure is not NasException && !(failure is OperationCanceledException && cancellationToken.IsCancellationRequested);

    /// <summary>The reason in one line.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <returns>The text, without a full stop.</returns>
    public static string Of(Exception failure) => failure switch
    {
        TrainingDivergedException { Message: { Length: > 0 } message } => char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.'),
        OutOfMemoryException => "the memory did not suffice",
        ExternException => failure.Message.ReplaceLineEndings(" ").TrimEnd('.', ' '),
        _ => $"{failure.GetType().Name}: {failure.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ')}",
    };
}
