using System.Runtime.CompilerServices;

namespace NasDsl.Engine.Simd;

/// <summary>
/// Transcendental functions out of IEEE operations alone, so that they give the same bits everywhere; a platform's own differ in the last place. Accurate to about one unit in the last place.
/// </summary>
/// <typeparam name="TSimd">The operations.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
internal static class VectorFunctions<TSimd, TVector>
    where TSimd : struct, ISimd<TVector>
    where TVector : struct
{
    private const float Tiny = 1e-30f;

    /// <summary>
    /// 0 for magnitudes below 1e-30, else the number: the momentum of dead units and gradients along many steps decay into denormals, which slow the hardware down many times.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Flush(TVector value) => TSimd.SelectLess(TSimd.Abs(value), Constant(Tiny), Constant(0f), value);

    /// <summary>
    /// e^x: x = n ln 2 + r with ln 2 in two parts, then a polynomial in r (the coefficients are those of expf in Moshier's Cephes library). Below -87 the result is that at -87, above 88 that at 88.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp(TVector x)
    {
        var greatest = Constant(88f);
        return ExpBelow(TSimd.SelectLess(greatest, x, greatest, x));
    }

    /// <summary>e^x of numbers up to 88.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector ExpBelow(TVector x)
    {
        var clipped = TSimd.Greater(x, Constant(-87f));

        // Adding and taking away 1.5 * 2^23 rounds to the nearest whole number.
        var rounder = Constant(12582912f);
        var n = TSimd.Subtract(TSimd.Fma(clipped, Constant(1.44269504f), rounder), rounder);
        var r = TSimd.Fma(n, Constant(-0.693359375f), clipped);
        r = TSimd.Fma(n, Constant(2.12194440e-4f), r);
        var p = Constant(1.9875691500e-4f);
        p = TSimd.Fma(p, r, Constant(1.3981999507e-3f));
        p = TSimd.Fma(p, r, Constant(8.3334519073e-3f));
        p = TSimd.Fma(p, r, Constant(4.1665795894e-2f));
        p = TSimd.Fma(p, r, Constant(1.6666665459e-1f));
        p = TSimd.Fma(p, r, Constant(5.0000001201e-1f));
        p = TSimd.Add(TSimd.Fma(p, TSimd.Multiply(r, r), r), Constant(1f));
        return TSimd.ScaleByPowerOfTwo(p, n);
    }

    /// <summary>1 / (1 + e^-x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sigmoid(TVector x) =>
        TSimd.Divide(Constant(1f), TSimd.Add(Constant(1f), Exp(TSimd.Subtract(Constant(0f), x))));

    /// <summary>tanh x: an odd polynomial up to 0.625 (Cephes' tanhf), 1 - 2 / (e^2x + 1) beyond.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Tanh(TVector x)
    {
        var magnitude = TSimd.Abs(x);
        var square = TSimd.Multiply(x, x);
        var p = Constant(-5.70498872745e-3f);
        p = TSimd.Fma(p, square, Constant(2.06390887954e-2f));
        p = TSimd.Fma(p, square, Constant(-5.37397155531e-2f));
        p = TSimd.Fma(p, square, Constant(1.33314422036e-1f));
        p = TSimd.Fma(p, square, Constant(-3.33332819422e-1f));
        var near = TSimd.Fma(TSimd.Multiply(p, square), x, x);
        var e = Exp(TSimd.Add(magnitude, magnitude));
        var far = TSimd.Subtract(Constant(1f), TSimd.Divide(Constant(2f), TSimd.Add(e, Constant(1f))));
        return TSimd.SelectLess(magnitude, Constant(0.625f), near, TSimd.CopySign(far, x));
    }

    /// <summary>The error function: an odd polynomial near 0 and 1 - e^polynomial beyond (after N. Juffa's single-precision erff, at most about one unit in the last place off).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Erf(TVector x)
    {
        var t = TSimd.Abs(x);
        var s = TSimd.Multiply(x, x);
        var limited = TSimd.SelectLess(t, Constant(4.5f), t, Constant(4.5f));
        var limitedSquare = TSimd.Multiply(limited, limited);
        var r = TSimd.Fma(Constant(-1.72853470e-5f), limited, Constant(3.83197126e-4f));
        var u = TSimd.Fma(Constant(-3.88396438e-3f), limited, Constant(2.42546219e-2f));
        r = TSimd.Fma(r, limitedSquare, u);
        r = TSimd.Fma(r, limited, Constant(-1.06777877e-1f));
        r = TSimd.Fma(r, limited, Constant(-6.34846687e-1f));
        r = TSimd.Fma(r, limited, Constant(-1.28717512e-1f));
        r = TSimd.Fma(r, limited, TSimd.Subtract(Constant(0f), limited));
        var far = TSimd.CopySign(TSimd.Subtract(Constant(1f), Exp(r)), x);
        var p = Constant(-5.96761703e-4f);
        p = TSimd.Fma(p, s, Constant(4.99119423e-3f));
        p = TSimd.Fma(p, s, Constant(-2.67681349e-2f));
        p = TSimd.Fma(p, s, Constant(1.12819925e-1f));
        p = TSimd.Fma(p, s, Constant(-3.76125336e-1f));
        p = TSimd.Fma(p, s, Constant(1.28379166e-1f));
        var near = TSimd.Fma(p, x, x);
        return TSimd.SelectLess(t, Constant(0.927734375f), near, far);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Constant(float value) => TSimd.Broadcast(value);
}
