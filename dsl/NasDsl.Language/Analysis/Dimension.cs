namespace NasDsl.Language.Analysis;

/// <summary>A property of partial architectures that a walk keeps small or great.</summary>
internal enum Dimension
{
    /// <summary>Choices that are not the first of their gene.</summary>
    Weight,

    /// <summary>Trainable numbers.</summary>
    Params,

    /// <summary>Multiply-accumulates.</summary>
    Macs,

    /// <summary>Floating-point operations.</summary>
    Flops,

    /// <summary>Activations alive at once.</summary>
    Peak,

    /// <summary>Operations on the longest path.</summary>
    Length,

    /// <summary>Operations with weights on the longest path.</summary>
    Depth,
}
