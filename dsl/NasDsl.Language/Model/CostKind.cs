namespace NasDsl.Language.Model;

/// <summary>A cost of a network that is known without training it.</summary>
public enum CostKind
{
    /// <summary>Trainable numbers.</summary>
    Params,

    /// <summary>Floating-point operations of one sample's forward pass: two for a multiply-accumulate.</summary>
    Flops,

    /// <summary>Multiply-accumulates of one sample's forward pass.</summary>
    Macs,

    /// <summary>Bytes of the weights plus the most that activations of one sample take at once, in single precision.</summary>
    Memory,

    /// <summary>Operations with weights on the longest path from input to output.</summary>
    Depth,

    /// <summary>Operations on the longest path from input to output.</summary>
    Length,

    /// <summary>Seconds of one sample's forward pass on a device.</summary>
    Latency,

    /// <summary>Joules of one sample's forward pass on a device.</summary>
    Energy,
}
