using System.Runtime.CompilerServices;
using NasDsl.Engine.Simd;

namespace NasDsl.Engine.Kernels;

/// <summary>Kernels over flat arrays whose length is a multiple of the vector.</summary>
/// <typeparam name="TSimd">The operations.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
internal static unsafe class FlatKernels<TSimd, TVector>
    where TSimd : struct, ISimd<TVector>
    where TVector : struct
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Add(float* source, nint count, float* target)
    {
        for (nint i = 0; i < count; i += TSimd.Count)
        {
            TSimd.Store(TSimd.Add(TSimd.Load(target + i), TSimd.Load(source + i)), target + i);
        }
    }

    /// <summary>Copies a few numbers, or adds them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Give(float* source, nint count, bool isAdded, float* target)
    {
        for (nint i = 0; i < count; i += TSimd.Count)
        {
            var value = TSimd.Load(source + i);
            TSimd.Store(isAdded ? TSimd.Add(TSimd.Load(target + i), value) : value, target + i);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled(float* source, float factor, nint count, float* target)
    {
        var scale = TSimd.Broadcast(factor);
        for (nint i = 0; i < count; i += TSimd.Count)
        {
            TSimd.Store(TSimd.Fma(scale, TSimd.Load(source + i), TSimd.Load(target + i)), target + i);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Sum(float* left, float* right, nint count, float* target)
    {
        for (nint i = 0; i < count; i += TSimd.Count)
        {
            TSimd.Store(TSimd.Add(TSimd.Load(left + i), TSimd.Load(right + i)), target + i);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Product(float* left, float* right, nint count, float* target)
    {
        for (nint i = 0; i < count; i += TSimd.Count)
        {
            TSimd.Store(TSimd.Multiply(TSimd.Load(left + i), TSimd.Load(right + i)), target + i);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Activate<TActivation>(float* x, nint count, float* y)
        where TActivation : struct, IActivation
    {
        for (nint i = 0; i < count; i += TSimd.Count)
        {
            TSimd.Store(TActivation.Value<TSimd, TVector>(TSimd.Load(x + i)), y + i);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void ActivateGradient<TActivation>(float* x, float* y, float* dy, nint count, float* dx)
        where TActivation : struct, IActivation
    {
        for (nint i = 0; i < count; i += TSimd.Count)
        {
            var slope = TActivation.Slope<TSimd, TVector>(TSimd.Load(x + i), TSimd.Load(y + i));
            TSimd.Store(TSimd.Multiply(TSimd.Load(dy + i), slope), dx + i);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Leak(float* x, float slope, nint count, float* y)
    {
        var zero = TSimd.Broadcast(0f);
        var factor = TSimd.Broadcast(slope);
        for (nint i = 0; i < count; i += TSimd.Count)
        {
            var value = TSimd.Load(x + i);
            TSimd.Store(TSimd.SelectLess(value, zero, TSimd.Multiply(factor, value), value), y + i);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void LeakGradient(float* y, float* dy, float slope, nint count, float* dx)
    {
        var zero = TSimd.Broadcast(0f);
        var factor = TSimd.Broadcast(slope);
        for (nint i = 0; i < count; i += TSimd.Count)
        {
            var gradient = TSimd.Load(dy + i);
            TSimd.Store(TSimd.SelectLess(zero, TSimd.Load(y + i), gradient, TSimd.Multiply(factor, gradient)), dx + i);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Scale(float* x, float factor, nint count)
    {
        var scale = TSimd.Broadcast(factor);
        for (nint i = 0; i < count; i += TSimd.Count)
        {
            TSimd.Store(TSimd.Multiply(scale, TSimd.Load(x + i)), x + i);
        }
    }

    /// <summary>v = momentum v + (g + decay w); w = w - rate v, or w - rate (g + momentum v) in Nesterov's form.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static bool StepSgd(float* weights, float* gradients, float* velocities, nint count, in SgdStep step)
    {
        var rate = TSimd.Broadcast(-step.Rate);
        var momentum = TSimd.Broadcast(step.Momentum);
        var decay = TSimd.Broadcast(step.Decay);
        var isNesterov = step.IsNesterov;
        var zero = TSimd.Broadcast(0f);

        // Two chains take turns: one alone would take longer than all the rest.
        var (check, otherCheck) = (zero, zero);
        for (nint i = 0; i < count; i += TSimd.Count)
        {
            var weight = TSimd.Load(weights + i);
            var gradient = TSimd.Fma(decay, weight, TSimd.Load(gradients + i));
            var velocity = VectorFunctions<TSimd, TVector>.Flush(TSimd.Fma(momentum, TSimd.Load(velocities + i), gradient));
            TSimd.Store(velocity, velocities + i);
            var direction = isNesterov ? TSimd.Fma(momentum, velocity, gradient) : velocity;
            weight = TSimd.Fma(rate, direction, weight);
            (check, otherCheck) = (otherCheck, TSimd.Fma(zero, weight, check));
            TSimd.Store(weight, weights + i);
        }

        return IsZero(TSimd.Add(check, otherCheck));
    }

    /// <summary>m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2; w = w - rate / (1 - b1^t) m / (root(v) / root(1 - b2^t) + epsilon).</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static bool StepAdam(float* weights, float* gradients, float* means, float* squares, nint count, in AdamStep step)
    {
        var rate = TSimd.Broadcast(-step.Rate);
        var beta1 = TSimd.Broadcast(step.Beta1);
        var rest1 = TSimd.Broadcast(step.Rest1);
        var beta2 = TSimd.Broadcast(step.Beta2);
        var rest2 = TSimd.Broadcast(step.Rest2);
        var rootCorrection = TSimd.Broadcast(step.RootCorrection);
        var epsilon = TSimd.Broadcast(step.Epsilon);
        var decay = TSimd.Broadcast(step.Decay);
        var keep = TSimd.Broadcast(step.Keep);
        var zero = TSimd.Broadcast(0f);
        var check = zero;
        for (nint i = 0; i < count; i += TSimd.Count)
        {
            var weight = TSimd.Multiply(TSimd.Load(weights + i), keep);
            var gradient = TSimd.Fma(decay, weight, TSimd.Load(gradients + i));
            var mean = VectorFunctions<TSimd, TVector>.Flush(TSimd.Fma(rest1, gradient, TSimd.Multiply(beta1, TSimd.Load(means + i))));
            var square = VectorFunctions<TSimd, TVector>.Flush(TSimd.Fma(TSimd.Multiply(rest2, gradient), gradient, TSimd.Multiply(beta2, TSimd.Load(squares + i))));
            TSimd.Store(mean, means + i);
            TSimd.Store(square, squares + i);
            var root = TSimd.Add(TSimd.Divide(TSimd.Sqrt(square), rootCorrection), epsilon);
            weight = TSimd.Fma(rate, TSimd.Divide(mean, root), weight);
            check = TSimd.Fma(zero, weight, check);
            TSimd.Store(weight, weights + i);
        }

        return IsZero(check);
    }

    /// <summary>s = alpha s + (1 - alpha) g^2; v = momentum v + g / (root(s) + epsilon); w = w - rate v.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static bool StepRmsProp(float* weights, float* gradients, float* squares, float* velocities, nint count, in RmsPropStep step)
    {
        var rate = TSimd.Broadcast(-step.Rate);
        var alpha = TSimd.Broadcast(step.Alpha);
        var rest = TSimd.Broadcast(step.Rest);
        var epsilon = TSimd.Broadcast(step.Epsilon);
        var momentum = TSimd.Broadcast(step.Momentum);
        var decay = TSimd.Broadcast(step.Decay);
        var zero = TSimd.Broadcast(0f);
        var check = zero;
        for (nint i = 0; i < count; i += TSimd.Count)
        {
            var weight = TSimd.Load(weights + i);
            var gradient = TSimd.Fma(decay, weight, TSimd.Load(gradients + i));
            var square = VectorFunctions<TSimd, TVector>.Flush(TSimd.Fma(TSimd.Multiply(rest, gradient), gradient, TSimd.Multiply(alpha, TSimd.Load(squares + i))));
            var direction = TSimd.Divide(gradient, TSimd.Add(TSimd.Sqrt(square), epsilon));
            var velocity = VectorFunctions<TSimd, TVector>.Flush(TSimd.Fma(momentum, TSimd.Load(velocities + i), direction));
            TSimd.Store(square, squares + i);
            TSimd.Store(velocity, velocities + i);
            weight = TSimd.Fma(rate, velocity, weight);
            check = TSimd.Fma(zero, weight, check);
            TSimd.Store(weight, weights + i);
        }

        return IsZero(check);
    }

    /// <summary>Whether all lanes are 0: 0 times anything finite is, and 0 times what is infinite or not a number is not a number, so that a sum of such products tells whether all was finite.</summary>
    private static bool IsZero(TVector value)
    {
        var lanes = stackalloc float[TSimd.Count];
        TSimd.Store(value, lanes);
        var sum = 0f;
        for (var i = 0; i < TSimd.Count; i++)
        {
            sum += lanes[i];
        }

        return sum == 0;
    }
}
