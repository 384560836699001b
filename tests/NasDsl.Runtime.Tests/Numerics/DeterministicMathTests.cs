using NasDsl.Language.Numerics;
using NasDsl.Randomness;

namespace NasDsl.Runtime.Tests.Numerics;

public sealed class DeterministicMathTests
{
    [Fact]
    public void Functions_agree_with_those_of_the_platform_to_a_few_units_in_the_last_place()
    {
        var random = new RandomStream(1, RandomPurpose.User);
        for (var i = 0; i < 20_000; i++)
        {
            var x = (random.NextDouble() - 0.5) * 200;
            AssertClose(Math.Exp(x), DeterministicMath.Exp(x));
            AssertClose(Math.Log(Math.Abs(x)), DeterministicMath.Log(Math.Abs(x)));
            AssertClose(Math.Log(Math.Exp(x * 3)), DeterministicMath.Log(Math.Exp(x * 3)));
            AssertClose(Math.Pow(Math.Abs(x), 1.37), DeterministicMath.Pow(Math.Abs(x), 1.37));
        }
    }

    [Fact]
    public void The_ends_of_the_line_are_those_of_the_platform()
    {
        Assert.Equal(double.PositiveInfinity, DeterministicMath.Exp(1000));
        Assert.Equal(0, DeterministicMath.Exp(-1000));
        Assert.Equal(double.NaN, DeterministicMath.Exp(double.NaN));
        Assert.Equal(double.NegativeInfinity, DeterministicMath.Log(0));
        Assert.Equal(double.NaN, DeterministicMath.Log(-1));
        Assert.Equal(double.PositiveInfinity, DeterministicMath.Log(double.PositiveInfinity));
        Assert.Equal(0.125, DeterministicMath.Pow(2, -3));
        Assert.Equal(-8, DeterministicMath.Pow(-2, 3));
        Assert.Equal(0, DeterministicMath.Pow(0, 0.5));
    }

    private static void AssertClose(double expected, double actual) =>
        Assert.InRange(actual, expected - (Math.Abs(expected) * 2e-14) - 1e-15, expected + (Math.Abs(expected) * 2e-14) + 1e-15);
}
