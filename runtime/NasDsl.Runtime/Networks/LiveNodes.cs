namespace NasDsl.Networks;

/// <summary>Leaves out of a graph what its output does not need: what led to zeros that a sum has left out.</summary>
internal static class LiveNodes
{
    /// <summary>Keeps the nodes that lead to the output, in their order, numbered anew; the output is the last of them.</summary>
    /// <param name="rows">The operations; node i is at i - 1, and 0 is the input of the network.</param>
    /// <param name="inputs">The nodes that they take, one operation after another.</param>
    /// <param name="ends">Where the inputs of each operation end.</param>
    /// <param name="output">The number of the output.</param>
    /// <returns>Which nodes led to the output, by the numbers they had; or null when all did.</returns>
    public static bool[]? Keep(List<NodeRow> rows, List<int> inputs, List<int> ends, int output)
    {
        var isLive = new bool[rows.Count + 1];
        isLive[output] = true;
        var live = 0;
        for (var node = rows.Count; node > 0; node--)
        {
            if (!isLive[node])
            {
                continue;
            }

            live++;
            for (var i = node == 1 ? 0 : ends[node - 2]; i < ends[node - 1]; i++)
            {
                isLive[inputs[i]] = true;
            }
        }

        if (live == rows.Count)
        {
            return null;
        }

        var numbers = new int[rows.Count + 1];
        var kept = 0;
        var keptInputs = 0;
        var start = 0;
        for (var node = 1; node <= isLive.Length - 1; node++)
        {
            var end = ends[node - 1];
            if (isLive[node])
            {
                for (var i = start; i < end; i++)
                {
                    inputs[keptInputs++] = numbers[inputs[i]];
                }

                rows[kept] = rows[node - 1];
                ends[kept++] = keptInputs;
                numbers[node] = kept;
            }

            start = end;
        }

        rows.RemoveRange(kept, rows.Count - kept);
        ends.RemoveRange(kept, ends.Count - kept);
        inputs.RemoveRange(keptInputs, inputs.Count - keptInputs);
        return isLive;
    }
}
