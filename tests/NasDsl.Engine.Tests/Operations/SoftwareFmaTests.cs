using System.Runtime.Intrinsics;
using NasDsl.Engine.Simd;

namespace NasDsl.Engine.Tests.Operations;

public sealed class SoftwareFmaTests
{
    private readonly Random _random = new(8);

    [Fact]
    public void Software_fused_multiply_add_is_exact_on_random_and_nearly_cancelling_numbers()
    {
        for (var i = 0; i < 400_000; i++)
        {
            var (a, b) = (Number(), Number());
            var c = (i % 4) switch
            {
                0 => Number(),
                1 => -(a * b),
                2 => a * b * MathF.ScaleB(1, _random.Next(20, 30)),
                _ => MathF.BitIncrement(a * b) * MathF.ScaleB(1, -24),
            };
            AssertFused(a, b, c);
        }
    }

    [Theory]
    [InlineData(float.NaN, 1f, 1f)]
    [InlineData(float.PositiveInfinity, 1f, 1f)]
    [InlineData(float.PositiveInfinity, 1f, float.NegativeInfinity)]
    [InlineData(float.MaxValue, 2f, 1f)]
    [InlineData(float.MaxValue, 2f, float.NegativeInfinity)]
    [InlineData(float.Epsilon, 0.5f, 0f)]
    [InlineData(float.Epsilon, 0.5f, float.Epsilon)]
    [InlineData(-0f, 1f, -0f)]
    [InlineData(-1f, 1f, 1f)]
    [InlineData(1.5f, float.Epsilon, 1e-38f)]
    public void Software_fused_multiply_add_knows_the_edges(float a, float b, float c) => AssertFused(a, b, c);

    private static void AssertFused(float a, float b, float c)
    {
        var expected = MathF.FusedMultiplyAdd(a, b, c);
        var actual = SoftwareSimd128.Fma(Vector128.Create(a), Vector128.Create(b), Vector128.Create(c)).GetElement(3);
        Assert.True(
            BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(actual) || (float.IsNaN(expected) && float.IsNaN(actual)),
            $"fma({a:R}, {b:R}, {c:R}): {expected:R} expected, {actual:R} found");
    }

    private float Number() => (float)(((_random.NextDouble() * 2) - 1) * Math.Pow(2, _random.Next(-70, 60)));
}
