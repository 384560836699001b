namespace NasDsl.Engine.Graph;

/// <summary>
/// How a weight tensor lies: here taps x inputs x outputs with outputs padded, since vectors run across outputs; in PyTorch outputs x inputs x taps. Offsets and scales of channels are a layout with
/// one input and one tap, depthwise windows one with one input.
/// </summary>
/// <param name="Outputs">Output channels.</param>
/// <param name="Inputs">Input channels that each output takes.</param>
/// <param name="Taps">Cells of the window.</param>
/// <param name="Groups">Into how many equal parts the outputs are cut, which lie one after the other, each padded by itself.</param>
internal readonly record struct WeightLayout(int Outputs, int Inputs, int Taps, int Groups = 1)
{
    /// <summary>The numbers of one row: the outputs of a group, padded.</summary>
    public int Pitch => Layout.Padded(Outputs / Groups);

    /// <summary>All numbers, without padding.</summary>
    public int Count => Outputs * Inputs * Taps;

    /// <summary>The floats that they take here.</summary>
    public int PaddedCount => Groups * Taps * Inputs * Pitch;

    /// <summary>Where a number of PyTorch's order lies here.</summary>
    /// <param name="index">Its place in outputs x inputs x taps.</param>
    /// <returns>Its place in groups x taps x inputs x padded outputs.</returns>
    public int OffsetOf(int index)
    {
        var (outer, tap) = Math.DivRem(index, Taps);
        var (output, input) = Math.DivRem(outer, Inputs);
        var (group, place) = Math.DivRem(output, Outputs / Groups);
        return (((((group * Taps) + tap) * Inputs) + input) * Pitch) + place;
    }
}
