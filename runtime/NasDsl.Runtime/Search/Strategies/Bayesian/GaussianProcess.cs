namespace NasDsl.Search.Strategies.Bayesian;

/// <summary>
/// Regression by a Gaussian process of mean 0 (Rasmussen and Williams, 2006, algorithm 2.1). The Cholesky factor grows by a row with each point and depends on no target, so that targets can
/// change, and points can be there whose targets are still to come.
/// </summary>
/// <param name="kernel">The covariance.</param>
internal sealed class GaussianProcess(GeneKernel kernel)
{
    /// <summary>Keeps pivots away from 0 where two points are equal and the noise is small.</summary>
    private const double MinimumPivot = 1e-8;

    private readonly List<Projection> _rows = [];
    private readonly List<double> _pivots = [];
    private double[] _whitened = [];

    /// <summary>How many points there are.</summary>
    public int Count => _rows.Count;

    /// <summary>The deviation of the values over all points, once targets are known.</summary>
    public double Scale { get; private set; }

    /// <summary>Adds a point.</summary>
    /// <param name="levels">Its levels.</param>
    public void Add(int[] levels)
    {
        var row = new Projection(levels);
        Extend(row);
        _pivots.Add(Math.Sqrt(Math.Max(MinimumPivot, kernel.Covariance(levels, levels) + kernel.Noise - row.Explained)));
        _rows.Add(row);
    }

    /// <summary>
    /// Takes the targets. A point whose target is NaN, because it is being tried, is believed to do as the points before it foretell (the kriging believer: Ginsbourger, Le Riche and Carraro,
    /// 2010): that leaves means as they are, and takes away the uncertainty around it.
    /// </summary>
    /// <param name="targets">One target for each point.</param>
    /// <returns>The logarithm of the marginal likelihood at the most likely scale, up to a constant.</returns>
    public double Learn(ReadOnlySpan<double> targets)
    {
        _whitened = new double[targets.Length];
        var squares = 0.0;
        var logarithms = 0.0;
        var known = 0;
        for (var i = 0; i < targets.Length; i++)
        {
            if (!double.IsNaN(targets[i]))
            {
                _whitened[i] = (targets[i] - OrderedSums.Dot(_rows[i].Values, _whitened.AsSpan(0, i))) / _pivots[i];
                squares += _whitened[i] * _whitened[i];
                logarithms += Language.Numerics.DeterministicMath.Log(_pivots[i]);
                known++;
            }
        }

        var variance = Math.Max(squares / Math.Max(1, known), 1e-12);
        Scale = Math.Sqrt(variance);
        return (-0.5 * known * Language.Numerics.DeterministicMath.Log(variance)) - logarithms;
    }

    /// <summary>Foretells the value at a point.</summary>
    /// <param name="point">The point; it is brought up to date.</param>
    /// <returns>The mean and the deviation of the value, without noise.</returns>
    public (double Mean, double Deviation) Predict(Projection point)
    {
        Extend(point);
        var variance = Math.Max(MinimumPivot, kernel.Covariance(point.Levels, point.Levels) - point.Explained);
        return (OrderedSums.Dot(point.Values, _whitened), Scale * Math.Sqrt(variance));
    }

    private void Extend(Projection point)
    {
        point.TurnTo(this);
        for (var i = point.Count; i < _rows.Count; i++)
        {
            var covariance = kernel.Covariance(point.Levels, _rows[i].Levels);
            point.Append((covariance - OrderedSums.Dot(_rows[i].Values, point.Values)) / _pivots[i]);
        }
    }
}
