namespace NasDsl.Engine.Graph;

/// <summary>
/// How a weight tensor lies: here taps x inputs x outputs with outputs padded, since vectors run across outputs; in PyTorch outputs x inputs x taps. Offsets and scales of channels are a layout with
/// one input and one tap, depthwise windows one with one input. Several maps in one tensor, such as those of gates and heads, lie one behind the other as in PyTorch, each with its own padding; a
/// table of vectors is as many maps as it has rows.
/// </summary>
/// <param name="Outputs">Output channels of one map.</param>
/// <param name="Inputs">Input channels that each output takes.</param>
/// <param name="Taps">Cells of the window.</param>
/// <param name="Maps">How many maps there are.</param>
internal readonly record struct WeightLayout(int Outputs, int Inputs, int Taps, int Maps = 1)
{
    /// <summary>The numbers of one row: the outputs, padded.</summary>
    public int Pitch => Layout.Padded(Outputs);

    /// <summary>All numbers, without padding.</summary>
    public int Count => Maps * Outputs * Inputs * Taps;

    /// <summary>The floats from one map to the next.</summary>
    public int MapPitch => Taps * Inputs * Pitch;

    /// <summary>The floats that they take here.</summary>
    public int PaddedCount => Maps * MapPitch;

    /// <summary>Where a number of PyTorch's order lies here.</summary>
    /// <param name="index">Its place in maps x outputs x inputs x taps.</param>
    /// <returns>Its place in maps x taps x inputs x padded outputs.</returns>
    public int OffsetOf(int index)
    {
        var (outer, tap) = Math.DivRem(index, Taps);
        var (row, input) = Math.DivRem(outer, Inputs);
        var (map, output) = Math.DivRem(row, Outputs);
        return (map * MapPitch) + (((tap * Inputs) + input) * Pitch) + output;
    }
}
