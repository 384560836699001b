namespace NasDsl.Engine.Simd;

/// <summary>
/// The few operations on a vector of floats that the kernels are written in. Each lane computes exactly what IEEE 754 says, so the same kernel gives the same bits at every width.
/// There is no operation across lanes: nothing can be reassociated by choosing another width.
/// </summary>
/// <typeparam name="TVector">The vector: <c>Vector512</c>, <c>Vector256</c> or <c>Vector128</c> of float, or a float.</typeparam>
internal unsafe interface ISimd<TVector>
    where TVector : struct
{
    /// <summary>How many floats a vector holds; divides <see cref="Graph.Layout.ChannelBlock"/>, or is twice as much.</summary>
    static abstract int Count { get; }

    /// <summary>Whether 16 accumulators and their operands stay in registers (32 vector registers rather than 16).</summary>
    static abstract bool HasManyRegisters { get; }

    static abstract TVector Load(float* source);

    static abstract void Store(TVector value, float* target);

    static abstract TVector Broadcast(float value);

    static abstract TVector Add(TVector left, TVector right);

    static abstract TVector Subtract(TVector left, TVector right);

    static abstract TVector Multiply(TVector left, TVector right);

    static abstract TVector Divide(TVector left, TVector right);

    /// <summary>left * right + addend, rounded once.</summary>
    static abstract TVector Fma(TVector left, TVector right, TVector addend);

    static abstract TVector Sqrt(TVector value);

    static abstract TVector Abs(TVector value);

    /// <summary>The magnitude of one vector with the signs of another.</summary>
    static abstract TVector CopySign(TVector magnitude, TVector sign);

    /// <summary>left &lt; right ? right : left, lane by lane: the left one where either is NaN.</summary>
    static abstract TVector Greater(TVector left, TVector right);

    /// <summary>left &lt; right ? whenTrue : whenFalse, lane by lane; a comparison with NaN is false.</summary>
    static abstract TVector SelectLess(TVector left, TVector right, TVector whenTrue, TVector whenFalse);

    /// <summary>left == right ? whenTrue : whenFalse, lane by lane; a comparison with NaN is false.</summary>
    static abstract TVector SelectEqual(TVector left, TVector right, TVector whenTrue, TVector whenFalse);

    /// <summary>value * 2^exponent for whole exponents from -126 to 127.</summary>
    static abstract TVector ScaleByPowerOfTwo(TVector value, TVector exponent);
}
