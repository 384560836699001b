using NasDsl.Engine.Optimizers;
using NasDsl.Engine.Simd;
using NasDsl.Engines;
using NasDsl.Language.Numerics;

namespace NasDsl.Engine.Tests.Operations;

/// <summary>The engine's own transcendental functions against the platform's, within a few units in the last place.</summary>
public sealed class FunctionTests
{
    [Fact]
    public void Exp_is_accurate() => AssertAccurate(VectorFunctions<SimdScalar, float>.Exp, x => Math.Exp(x), -86, 87);

    [Fact]
    public void Tanh_is_accurate() => AssertAccurate(VectorFunctions<SimdScalar, float>.Tanh, x => Math.Tanh(x), -12, 12);

    [Fact]
    public void Sigmoid_is_accurate() => AssertAccurate(VectorFunctions<SimdScalar, float>.Sigmoid, x => 1 / (1 + Math.Exp(-(double)x)), -80, 40);

    [Fact]
    public void Erf_is_accurate() => AssertAccurate(VectorFunctions<SimdScalar, float>.Erf, x => ReferenceOperation.ErrorFunction(x), -4.4f, 4.4f);

    [Fact]
    public void Functions_saturate_and_do_not_overflow()
    {
        Assert.Equal(1f, VectorFunctions<SimdScalar, float>.Tanh(1e30f));
        Assert.Equal(-1f, VectorFunctions<SimdScalar, float>.Erf(-1e30f));
        Assert.Equal(1f, VectorFunctions<SimdScalar, float>.Sigmoid(1e30f));
        Assert.InRange(VectorFunctions<SimdScalar, float>.Sigmoid(-1e30f), 0, 1e-30f);
        Assert.True(float.IsNaN(VectorFunctions<SimdScalar, float>.Tanh(float.NaN)));
        Assert.True(float.IsNaN(VectorFunctions<SimdScalar, float>.Exp(float.NaN)));
    }

    [Fact]
    public void Log_is_accurate()
    {
        foreach (var x in (double[])[1, 1 + 1e-9, 0.5, 3, 10, 1e-300, 1e300, 1.4142135, 1.4142136])
        {
            Assert.Equal(Math.Log(x), DeterministicMath.Log(x), Math.Abs(Math.Log(x)) * 1e-15);
        }
    }

    [Fact]
    public unsafe void Logarithms_of_many_numbers_have_the_bits_of_single_ones()
    {
        float[] odd = [0, -1, float.NaN, float.PositiveInfinity, float.Epsilon, 1e-40f, float.MaxValue, 1, 1.4142135f, 1.4142136f, 2, 10];
        float[] numbers = [.. odd, .. Enumerable.Range(1, 5001).Select(i => 1 + (i * 0.0173f)), .. Enumerable.Range(0, 202).Select(i => MathF.ScaleB(1.37f, i - 101))];
        var logarithms = new double[numbers.Length];
        fixed (float* x = numbers)
        fixed (double* y = logarithms)
        {
            VectorLogarithm.Take(x, numbers.Length, y);
        }

        Assert.Equal(numbers.Select(x => BitConverter.DoubleToInt64Bits(DeterministicMath.Log(x))), logarithms.Select(BitConverter.DoubleToInt64Bits));
    }

    [Fact]
    public void Log_keeps_what_is_not_finite()
    {
        Assert.True(double.IsNaN(DeterministicMath.Log(double.NaN)));
        Assert.Equal(double.PositiveInfinity, DeterministicMath.Log(double.PositiveInfinity));
    }

    [Fact]
    public void The_cosine_schedule_falls_from_one_to_zero()
    {
        for (var step = 0; step <= 1000; step++)
        {
            Assert.Equal(0.5 * (1 + Math.Cos(Math.PI * step / 1000)), LearningRate.Share(new CosineSchedule(), step, 1000, 1), 1e-15);
        }

        Assert.Equal(1, LearningRate.Share(new ConstantSchedule(), 7, 10, 1));
    }

    private static void AssertAccurate(Func<float, float> actual, Func<float, double> expected, float from, float to)
    {
        for (var i = 0; i <= 20_000; i++)
        {
            var x = from + ((to - from) * i / 20_000);
            var y = expected(x);
            Assert.True(Math.Abs(actual(x) - y) <= 4e-7 * Math.Abs(y), $"f({x:R}) = {actual(x):R}, {y:R} expected");
        }
    }
}
