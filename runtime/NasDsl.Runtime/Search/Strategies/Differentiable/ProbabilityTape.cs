namespace NasDsl.Search.Strategies.Differentiable;

/// <summary>Sums, products and quotients of probabilities, written down once, computed for any values of the variables and differentiated backwards (Griewank and Walther, "Evaluating derivatives", 2008).</summary>
/// <param name="variables">How many variables there are: numbers 0, 1, ... of the tape.</param>
internal sealed class ProbabilityTape(int variables)
{
    private readonly List<Step> _steps = [new(Kind.Constant, 0, 0)];

    private enum Kind
    {
        Constant,
        Sum,
        Product,
        Quotient,
    }

    /// <summary>How many numbers there are.</summary>
    public int Count => variables + _steps.Count;

    /// <summary>The number 1.</summary>
    public int One => variables;

    /// <summary>Adds numbers up.</summary>
    /// <param name="terms">The numbers, at least one.</param>
    /// <returns>Their sum.</returns>
    public int Sum(IEnumerable<int> terms) => terms.Aggregate((left, right) => Write(new Step(Kind.Sum, left, right)));

    /// <summary>Multiplies two numbers.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Their product.</returns>
    public int Product(int left, int right) => left == One ? right : right == One ? left : Write(new Step(Kind.Product, left, right));

    /// <summary>Divides.</summary>
    /// <param name="part">A number.</param>
    /// <param name="whole">Another. Where it is 0, since what is so unlikely cannot be told from it, the quotient is 0.</param>
    /// <returns>The quotient.</returns>
    public int Quotient(int part, int whole) => part == whole ? One : whole == One ? part : Write(new Step(Kind.Quotient, part, whole));

    /// <summary>Computes all numbers.</summary>
    /// <param name="values">The values of the variables.</param>
    /// <returns>The values of all numbers, the variables first.</returns>
    public double[] Evaluate(ReadOnlySpan<double> values)
    {
        var all = new double[Count];
        values.CopyTo(all);
        for (var i = 0; i < _steps.Count; i++)
        {
            var step = _steps[i];
            all[variables + i] = step.Kind switch
            {
                Kind.Constant => 1,
                Kind.Sum => all[step.Left] + all[step.Right],
                Kind.Product => all[step.Left] * all[step.Right],
                _ => all[step.Right] > 0 ? all[step.Left] / all[step.Right] : 0,
            };
        }

        return all;
    }

    /// <summary>Differentiates by the variables.</summary>
    /// <param name="values">The values of all numbers.</param>
    /// <param name="gradient">The derivatives by each number where it is used; when done those by the variables come first.</param>
    public void Differentiate(double[] values, double[] gradient)
    {
        for (var i = _steps.Count - 1; i >= 0; i--)
        {
            var step = _steps[i];
            var slope = gradient[variables + i];
            switch (step.Kind)
            {
                case Kind.Sum:
                    gradient[step.Left] += slope;
                    gradient[step.Right] += slope;
                    break;
                case Kind.Product:
                    gradient[step.Left] += slope * values[step.Right];
                    gradient[step.Right] += slope * values[step.Left];
                    break;
                case Kind.Quotient when values[step.Right] > 0:
                    gradient[step.Left] += slope / values[step.Right];
                    gradient[step.Right] -= slope * values[variables + i] / values[step.Right];
                    break;
                default:
                    break;
            }
        }
    }

    private int Write(Step step)
    {
        _steps.Add(step);
        return Count - 1;
    }

    private readonly record struct Step(Kind Kind, int Left, int Right);
}
