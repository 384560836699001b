namespace NasDsl.Language.Catalog;

/// <summary>What an operation needs in memory for one sample, when a network answers: the third rule of its row, beside shape and cost.</summary>
/// <param name="IsInPlace">
/// Whether the output may lie where an input of as many numbers lies that nobody needs any more: it goes number by number, or has read all that it needs before it writes.
/// </param>
/// <param name="Scratch">The numbers that it keeps while it runs, beside inputs, output and weights. What does not grow with the shapes is not counted.</param>
public readonly record struct OperationMemory(bool IsInPlace, long Scratch)
{
    /// <summary>An operation that writes somewhere else, and keeps nothing.</summary>
    public static OperationMemory Apart { get; }

    /// <summary>An operation that may write over its input, and keeps nothing.</summary>
    public static OperationMemory InPlace { get; } = new(true, 0);

    /// <summary>The activations that are alive while an operation with one input runs, apart from those that others keep alive.</summary>
    /// <param name="input">The numbers of the input, or 0 when others keep it alive.</param>
    /// <param name="output">The numbers of the output.</param>
    /// <returns>A count of numbers. In place it is the same for an input that is kept alive, which stays as it is, and for one that is not, which the output takes the place of.</returns>
    public long Peak(long input, long output) => (IsInPlace ? 0 : input) + output + Scratch;
}
