using System.Runtime.CompilerServices;
using NasDsl.Engine.Simd;

namespace NasDsl.Engine.Kernels;

/// <summary>What recurrent layers compute number by number in each step, with s the logistic function. Gradients that have all but vanished are taken for 0.</summary>
/// <typeparam name="TSimd">The operations.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
internal static unsafe class RecurrentKernels<TSimd, TVector>
    where TSimd : struct, ISimd<TVector>
    where TVector : struct
{
    /// <summary><c>r = s(r), z = s(z), n = tanh(n + r u), h' = n + z (h - n)</c>; the gates are r, z, n and u, the map of the state that r acts on.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Gru(in RecurrentStep step, nint count)
    {
        var r = step.Gate(0);
        var z = step.Gate(1);
        var n = step.Gate(2);
        var u = step.Gate(3);
        var before = step.Before;
        var after = step.After;
        for (nint i = 0; i < count; i += TSimd.Count)
        {
            var reset = VectorFunctions<TSimd, TVector>.Sigmoid(TSimd.Load(r + i));
            var update = VectorFunctions<TSimd, TVector>.Sigmoid(TSimd.Load(z + i));
            var candidate = VectorFunctions<TSimd, TVector>.Tanh(TSimd.Fma(reset, TSimd.Load(u + i), TSimd.Load(n + i)));
            TSimd.Store(reset, r + i);
            TSimd.Store(update, z + i);
            TSimd.Store(candidate, n + i);
            TSimd.Store(TSimd.Fma(update, TSimd.Subtract(TSimd.Load(before + i), candidate), candidate), after + i);
        }
    }

    /// <summary>With dh' given: <c>dn = dh' (1 - z) (1 - n^2), dz = dh' (h - n) z (1 - z), du = dn r, dr = dn u r (1 - r), dh = dh' z</c>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void GruGradient(in RecurrentStep step, nint count)
    {
        var r = step.Gate(0);
        var z = step.Gate(1);
        var n = step.Gate(2);
        var u = step.Gate(3);
        var before = step.Before;
        var gradient = step.Gradient;
        var gradientBefore = step.GradientBefore;
        for (nint i = 0; i < count; i += TSimd.Count)
        {
            var reset = TSimd.Load(r + i);
            var update = TSimd.Load(z + i);
            var candidate = TSimd.Load(n + i);
            var dh = VectorFunctions<TSimd, TVector>.Flush(TSimd.Load(gradient + i));
            var dn = TSimd.Multiply(TSimd.Multiply(dh, Rest(update)), RestOfSquare(candidate));
            var dz = TSimd.Multiply(TSimd.Multiply(dh, TSimd.Subtract(TSimd.Load(before + i), candidate)), Slope(update));
            TSimd.Store(TSimd.Multiply(TSimd.Multiply(dn, TSimd.Load(u + i)), Slope(reset)), r + i);
            TSimd.Store(dz, z + i);
            TSimd.Store(dn, n + i);
            TSimd.Store(TSimd.Multiply(dn, reset), u + i);
            TSimd.Store(TSimd.Multiply(dh, update), gradientBefore + i);
        }
    }

    /// <summary><c>i = s(i), f = s(f), g = tanh(g), o = s(o), c' = f c + i g, h' = o tanh(c')</c>; the gates are i, f, g and o.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Lstm(in RecurrentStep step, nint count)
    {
        var i = step.Gate(0);
        var f = step.Gate(1);
        var g = step.Gate(2);
        var o = step.Gate(3);
        var cellBefore = step.CellBefore;
        var cell = step.Cell;
        var after = step.After;
        for (nint k = 0; k < count; k += TSimd.Count)
        {
            var input = VectorFunctions<TSimd, TVector>.Sigmoid(TSimd.Load(i + k));
            var forget = VectorFunctions<TSimd, TVector>.Sigmoid(TSimd.Load(f + k));
            var candidate = VectorFunctions<TSimd, TVector>.Tanh(TSimd.Load(g + k));
            var output = VectorFunctions<TSimd, TVector>.Sigmoid(TSimd.Load(o + k));
            var state = TSimd.Fma(forget, TSimd.Load(cellBefore + k), TSimd.Multiply(input, candidate));
            TSimd.Store(input, i + k);
            TSimd.Store(forget, f + k);
            TSimd.Store(candidate, g + k);
            TSimd.Store(output, o + k);
            TSimd.Store(state, cell + k);
            TSimd.Store(TSimd.Multiply(output, VectorFunctions<TSimd, TVector>.Tanh(state)), after + k);
        }
    }

    /// <summary>
    /// With dh' and dc' given and t = tanh(c'): <c>d = dc' + dh' o (1 - t^2), di = d g i (1 - i), df = d c f (1 - f), dg = d i (1 - g^2), do = dh' t o (1 - o), dc = d f</c>.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void LstmGradient(in RecurrentStep step, nint count)
    {
        var i = step.Gate(0);
        var f = step.Gate(1);
        var g = step.Gate(2);
        var o = step.Gate(3);
        var cellBefore = step.CellBefore;
        var cell = step.Cell;
        var gradient = step.Gradient;
        var cellGradient = step.CellGradient;
        for (nint k = 0; k < count; k += TSimd.Count)
        {
            var input = TSimd.Load(i + k);
            var forget = TSimd.Load(f + k);
            var candidate = TSimd.Load(g + k);
            var output = TSimd.Load(o + k);
            var tanh = VectorFunctions<TSimd, TVector>.Tanh(TSimd.Load(cell + k));
            var dh = VectorFunctions<TSimd, TVector>.Flush(TSimd.Load(gradient + k));
            var dc = VectorFunctions<TSimd, TVector>.Flush(TSimd.Fma(TSimd.Multiply(dh, output), RestOfSquare(tanh), TSimd.Load(cellGradient + k)));
            TSimd.Store(TSimd.Multiply(TSimd.Multiply(dc, candidate), Slope(input)), i + k);
            TSimd.Store(TSimd.Multiply(TSimd.Multiply(dc, TSimd.Load(cellBefore + k)), Slope(forget)), f + k);
            TSimd.Store(TSimd.Multiply(TSimd.Multiply(dc, input), RestOfSquare(candidate)), g + k);
            TSimd.Store(TSimd.Multiply(TSimd.Multiply(dh, tanh), Slope(output)), o + k);
            TSimd.Store(TSimd.Multiply(dc, forget), cellGradient + k);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Rest(TVector share) => TSimd.Subtract(TSimd.Broadcast(1f), share);

    /// <summary>The derivative of the hyperbolic tangent by its value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector RestOfSquare(TVector value) => TSimd.Subtract(TSimd.Broadcast(1f), TSimd.Multiply(value, value));

    /// <summary>The derivative of the logistic function by its value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Slope(TVector value) => TSimd.Multiply(value, Rest(value));
}
