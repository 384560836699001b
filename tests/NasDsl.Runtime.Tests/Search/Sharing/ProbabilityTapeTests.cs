using NasDsl.Search.Strategies.Differentiable;

namespace NasDsl.Runtime.Tests.Search.Sharing;

public sealed class ProbabilityTapeTests
{
    [Fact]
    public void Derivatives_are_central_differences()
    {
        var tape = new ProbabilityTape(3);
        var product = tape.Product(0, tape.Sum([1, 2, 1]));
        var result = tape.Quotient(tape.Product(product, product), tape.Sum([0, 2, tape.One]));
        double[] variables = [0.3, 0.5, 0.2];
        var gradient = new double[tape.Count];
        gradient[result] = 1;
        tape.Differentiate(tape.Evaluate(variables), gradient);
        for (var i = 0; i < variables.Length; i++)
        {
            double At(double shift)
            {
                double[] shifted = [.. variables];
                shifted[i] += shift;
                return tape.Evaluate(shifted)[result];
            }

            Assert.Equal((At(1e-6) - At(-1e-6)) / 2e-6, gradient[i], 1e-8);
        }
    }

    [Fact]
    public void What_changes_nothing_is_not_written()
    {
        var tape = new ProbabilityTape(1);
        Assert.Equal(0, tape.Product(tape.One, 0));
        Assert.Equal(0, tape.Quotient(0, tape.One));
        Assert.Equal(tape.One, tape.Quotient(0, 0));
    }
}
