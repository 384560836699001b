namespace NasDsl.Search.Strategies.Bayesian;

/// <summary>A point whose value a Gaussian process is asked for. It grows along with the process, so that a new observation costs one row and not a new solution.</summary>
/// <param name="levels">The levels of the point.</param>
internal sealed class Projection(int[] levels)
{
    private double[] _values = [];

    /// <summary>The levels of the point.</summary>
    public int[] Levels { get; } = levels;

    /// <summary>How many observations it has been projected on.</summary>
    public int Count { get; private set; }

    /// <summary>The sum of the squares of <see cref="Values"/>: the variance that the observations explain.</summary>
    public double Explained { get; private set; }

    /// <summary>With L the Cholesky factor of the covariance of the observations and k their covariances with the point, the solution of <c>L v = k</c>.</summary>
    public ReadOnlySpan<double> Values => _values.AsSpan(0, Count);

    /// <summary>The process whose observations these are.</summary>
    public GaussianProcess? Process { get; private set; }

    /// <summary>Turns to a process, and forgets the observations of another.</summary>
    /// <param name="process">The process.</param>
    public void TurnTo(GaussianProcess process)
    {
        if (!ReferenceEquals(Process, process))
        {
            Process = process;
            Count = 0;
            Explained = 0;
        }
    }

    /// <summary>Adds the number of the next observation.</summary>
    /// <param name="value">The number.</param>
    public void Append(double value)
    {
        if (Count == _values.Length)
        {
            Array.Resize(ref _values, Math.Max(32, 2 * Count));
        }

        _values[Count++] = value;
        Explained += value * value;
    }
}
