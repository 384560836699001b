using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NasDsl.Engine.Simd;

/// <summary>
/// 128-bit vectors on hardware without fused multiply-add: the fused result is computed in double precision, which is exact where the library's fallback is, and faster.
/// </summary>
internal readonly unsafe struct SoftwareSimd128 : ISimd<Vector128<float>>
{
    public static int Count => Vector128<float>.Count;

    public static bool HasManyRegisters => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load(float* source) => Vector128.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> value, float* target) => value.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Broadcast(float value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Add(Vector128<float> left, Vector128<float> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Subtract(Vector128<float> left, Vector128<float> right) => left - right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Multiply(Vector128<float> left, Vector128<float> right) => left * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Divide(Vector128<float> left, Vector128<float> right) => left / right;

    public static Vector128<float> Fma(Vector128<float> left, Vector128<float> right, Vector128<float> addend)
    {
        var (leftLow, leftHigh) = Vector128.Widen(left);
        var (rightLow, rightHigh) = Vector128.Widen(right);
        var (addendLow, addendHigh) = Vector128.Widen(addend);
        return Vector128.Narrow(RoundToOdd(leftLow * rightLow, addendLow), RoundToOdd(leftHigh * rightHigh, addendHigh));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sqrt(Vector128<float> value) => Vector128.Sqrt(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Abs(Vector128<float> value) => Vector128.Abs(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> CopySign(Vector128<float> magnitude, Vector128<float> sign) =>
        Vector128.ConditionalSelect(Vector128.Create(-0f), sign, magnitude);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Greater(Vector128<float> left, Vector128<float> right) => SelectLess(left, right, right, left);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> SelectLess(Vector128<float> left, Vector128<float> right, Vector128<float> whenTrue, Vector128<float> whenFalse) =>
        Vector128.ConditionalSelect(Vector128.LessThan(left, right), whenTrue, whenFalse);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> SelectEqual(Vector128<float> left, Vector128<float> right, Vector128<float> whenTrue, Vector128<float> whenFalse) =>
        Vector128.ConditionalSelect(Vector128.Equals(left, right), whenTrue, whenFalse);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ScaleByPowerOfTwo(Vector128<float> value, Vector128<float> exponent) =>
        value * ((Vector128.ConvertToInt32Native(exponent) + Vector128.Create(127)) << 23).AsSingle();

    /// <summary>
    /// The sum of a product of two floats, which is exact in double precision, and a float, rounded to odd: cut towards zero, with the last bit set where something was cut.
    /// Rounding that to float afterwards gives the float nearest to the exact sum (Boldo and Melquiond, "Emulation of a FMA and correctly rounded sums", IEEE Transactions on
    /// Computers, 2008): 53 bits are at least 24 + 2.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> RoundToOdd(Vector128<double> product, Vector128<double> addend)
    {
        // Knuth's two-sum: sum + error is exactly product + addend. For infinities and NaN the error is NaN, which counts as none.
        var sum = product + addend;
        var addendPart = sum - product;
        var error = (product - (sum - addendPart)) + (addend - addendPart);
        var one = Vector128.Create(1L);
        var inexact = (Vector128.LessThan(error, Vector128<double>.Zero) | Vector128.GreaterThan(error, Vector128<double>.Zero)).AsInt64() & one;

        // An error against the sum's sign means that the sum lies beyond the exact value: one step back cuts it towards zero.
        var beyond = (error.AsInt64() ^ sum.AsInt64()) >>> 63;
        return ((sum.AsInt64() - (beyond & inexact)) | inexact).AsDouble();
    }
}
