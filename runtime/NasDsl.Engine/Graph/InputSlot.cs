namespace NasDsl.Engine.Graph;

/// <summary>One input of a node.</summary>
/// <param name="tensor">What it takes.</param>
/// <param name="gradient">Where the node puts its gradient, overwriting what is there: that of the tensor, or a scratch array when another consumer has been there before; null where nobody asks for it.</param>
internal sealed unsafe class InputSlot(Tensor tensor, float* gradient)
{
    /// <summary>What it takes.</summary>
    public Tensor Tensor { get; } = tensor;

    /// <summary>Where the gradient goes, or null.</summary>
    public float* Gradient { get; } = gradient;
}
