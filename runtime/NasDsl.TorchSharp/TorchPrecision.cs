namespace NasDsl.TorchSharp;

/// <summary>The numbers that forward and backward passes compute with. Weights, what optimisers keep, normalisations and losses are single precision with all of them.</summary>
public enum TorchPrecision
{
    /// <summary>IEEE single precision, without TF32: what results of other engines are compared with.</summary>
    Single,

    /// <summary>
    /// Single precision, but for products on CUDA devices, of whose factors PyTorch takes 11 bits (TF32). PyTorch has one switch for a whole process, which each engine sets as it is made: the last one
    /// decides for all.
    /// </summary>
    TensorFloat32,

    /// <summary>bfloat16: 8 bits of precision with the range of single precision.</summary>
    BFloat16,

    /// <summary>IEEE half precision: 11 bits of precision. The loss is multiplied by 1,024 before it is differentiated, so that small gradients do not vanish.</summary>
    Half,
}
