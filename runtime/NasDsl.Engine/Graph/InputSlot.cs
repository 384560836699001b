namespace NasDsl.Engine.Graph;

/// <summary>One input of a node.</summary>
/// <param name="tensor">What it takes.</param>
/// <param name="gradient">
/// Where the node puts its gradient, overwriting what is there: that of the tensor, or a scratch array when another consumer has been there before; null where nobody asks for it.
/// </param>
/// <param name="isAdded">Whether the node adds its gradient to what another consumer has put there.</param>
internal sealed unsafe class InputSlot(Tensor tensor, float* gradient, bool isAdded = false)
{
    /// <summary>What it takes.</summary>
    public Tensor Tensor { get; } = tensor;

    /// <summary>Whether the gradient is added to what is there.</summary>
    public bool IsAdded { get; } = isAdded;

    /// <summary>Where the gradient goes, or null.</summary>
    public float* Gradient { get; } = gradient;
}
