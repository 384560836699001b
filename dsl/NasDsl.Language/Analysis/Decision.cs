namespace NasDsl.Language.Analysis;

/// <summary>An answer with what shows it.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Choices">The genes of an architecture that meets the conditions, or empty.</param>
internal sealed record Decision(Answer Answer, IReadOnlyDictionary<int, int> Choices)
{
    /// <summary>No architecture meets the conditions.</summary>
    public static Decision No { get; } = new(Answer.No, new Dictionary<int, int>());

    /// <summary>Not decided.</summary>
    public static Decision Unknown { get; } = new(Answer.Unknown, new Dictionary<int, int>());
}
