using NasDsl.Engine.Simd;

namespace NasDsl.Engine.Kernels;

/// <summary>What a gathered address stands for.</summary>
internal unsafe interface IOperand
{
    /// <summary>Whether the address moves with the columns.</summary>
    static abstract bool PerColumn { get; }

    /// <summary>Reads it.</summary>
    static abstract TVector Read<TSimd, TVector>(float* address)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct;
}
