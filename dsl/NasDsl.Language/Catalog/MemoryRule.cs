namespace NasDsl.Language.Catalog;

/// <summary>
/// What a network takes in memory: its weights, and the most numbers that are alive at once in the forward pass of one sample, in single precision.
/// A number is alive from the operation that makes it to the last operation that takes it; while an operation runs, its inputs, its output and what it keeps (<see cref="OperationMemory"/>) are alive. An
/// operation that works in place writes over an input that nobody takes after it, so that the two count once.
/// For a chain this is the greatest sum of the input and the output of an operation; the input of a pending shortcut is added to the operations that the shortcut leads around.
/// </summary>
public static class MemoryRule
{
    /// <summary>The bytes of one number.</summary>
    public const int BytesPerNumber = 4;

    /// <summary>The memory that weights and activations take.</summary>
    /// <param name="weights">The trainable numbers.</param>
    /// <param name="activations">The most activations that are alive at once.</param>
    /// <returns>Bytes.</returns>
    public static long Bytes(long weights, long activations) => BytesPerNumber * (weights + activations);

    /// <summary>The most activations of one sample that are alive at once.</summary>
    /// <param name="input">The shape of the input, which is number 0 of the graph.</param>
    /// <param name="nodes">The operations in the order in which they run: node i of the graph is at i - 1. Each has the shape of its output, the numbers of what it takes, and what it needs beside.</param>
    /// <returns>A count of numbers.</returns>
    public static long PeakActivations(Shape input, IReadOnlyList<(Shape Output, IReadOnlyList<int> Inputs, OperationMemory Memory)> nodes)
    {
        var lastUse = new int[nodes.Count + 1];
        for (var i = 0; i < nodes.Count; i++)
        {
            lastUse[i + 1] = i + 1;
            foreach (var source in nodes[i].Inputs)
            {
                lastUse[source] = i + 1;
            }
        }

        long peak = input.Size;
        for (var running = 1; running <= nodes.Count; running++)
        {
            var (output, inputs, memory) = nodes[running - 1];
            var alive = (lastUse[0] >= running ? (long)input.Size : 0) + memory.Scratch;
            for (var made = 1; made < running; made++)
            {
                alive += lastUse[made] >= running ? nodes[made - 1].Output.Size : 0;
            }

            var isOverInput = memory.IsInPlace && inputs.Any(source => lastUse[source] == running);
            peak = Math.Max(peak, alive + (isOverInput ? 0 : output.Size));
        }

        return peak;
    }
}
