using NasDsl.Data;
using NasDsl.Engines;
using NasDsl.Language.Model;
using NasDsl.Language.Numerics;
using NasDsl.Networks;

namespace NasDsl.Search.Evaluation;

/// <summary>
/// What a network promises before any training, from one pass forward and back: the scores of Abdelfattah, Mehrotra, Dudziak and Lane, "Zero-cost proxies for lightweight NAS", 2021. More is better.
/// </summary>
/// <param name="engine">What shows gradients.</param>
/// <param name="network">The network.</param>
/// <param name="weights">The weights that its training begins with.</param>
/// <param name="batch">Some rows to train on.</param>
internal sealed class ZeroCostScore(IGradientEngine engine, Network network, NetworkWeights weights, Dataset batch)
{
    /// <summary>What is added to the eigenvalues of the correlations, so that rows that are alike have a finite score.</summary>
    private const double Ridge = 1e-5;

    /// <summary>Computes a score.</summary>
    /// <param name="name">Its name in the language.</param>
    /// <returns>The score.</returns>
    public double Compute(string name) => name switch
    {
        "synflow" => SynapticFlow(),
        "gradnorm" => GradientNorm(),
        "jacobian" => JacobianCovariance(),
        _ => throw new ArgumentException($"There is no score '{name}'.", nameof(name)),
    };

    /// <summary>
    /// The sum over all weights of <c>|w| dR/d|w|</c>, with R the sum of the outputs for an input of ones and weights without their signs (Tanaka, Kunin, Yamins and Ganguli, 2020). Normalisation is as
    /// at inference, where a fresh one changes nothing: that of a batch would take away what is measured.
    /// </summary>
    private double SynapticFlow()
    {
        var positive = new NetworkWeights([.. weights.Tensors.Select(tensor => tensor with { Values = [.. tensor.Values.Select(Math.Abs)] })]);
        var ones = new float[batch.InputShape.Size];
        Array.Fill(ones, 1);
        var row = new Dataset(batch.InputShape, ones, batch.TargetKind, batch.TargetSize, new float[batch.TargetWidth]);
        var gradients = engine.Differentiate(network, positive, row, isTraining: false, Ones);
        var byName = positive.Tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        var sum = 0.0;
        foreach (var gradient in gradients.Weights.Where(IsMap))
        {
            var values = byName[gradient.Name].Values;
            for (var i = 0; i < values.Length; i++)
            {
                sum += (double)values[i] * gradient.Values[i];
            }
        }

        return sum;
    }

    /// <summary>The sum over the layers of the Euclidean norm of the gradient of the loss over one batch.</summary>
    private double GradientNorm()
    {
        var gradients = engine.Differentiate(network, weights, batch, isTraining: true, LossGradient);
        return gradients.Weights.Where(IsMap).Sum(tensor =>
        {
            var squares = 0.0;
            foreach (var value in tensor.Values)
            {
                squares += (double)value * value;
            }

            return Math.Sqrt(squares);
        });
    }

    /// <summary>
    /// How differently the outputs depend on the input from row to row (Mellor, Turner, Storkey and Crowley, 2020): with v the eigenvalues of the correlations between the rows' gradients
    /// of the sum of the outputs, <c>-sum (log(v + k) + 1 / (v + k))</c>. The sum of the logarithms is that of the determinant and the other the trace of the inverse, so that no eigenvalue is needed.
    /// </summary>
    private double JacobianCovariance()
    {
        var gradients = engine.Differentiate(network, weights, batch, isTraining: true, Ones).Inputs;
        var size = batch.InputShape.Size;
        double[][] rows = [.. Enumerable.Range(0, batch.Count).Select(row => Standardize(gradients.AsSpan(row * size, size)))];
        var factor = new double[rows.Length][];
        var logarithms = 0.0;
        for (var i = 0; i < rows.Length; i++)
        {
            factor[i] = new double[i + 1];
            for (var j = 0; j <= i; j++)
            {
                var value = Dot(rows[i], rows[j], size) + (i == j ? Ridge : 0) - Dot(factor[i], factor[j], j);
                factor[i][j] = i == j ? Math.Sqrt(Math.Max(value, Ridge * Ridge)) : value / factor[j][j];
            }

            logarithms += 2 * DeterministicMath.Log(factor[i][i]);
        }

        return -(logarithms + TraceOfInverse(factor));
    }

    /// <summary>The sum of the squares of the inverse of a Cholesky factor.</summary>
    private static double TraceOfInverse(double[][] factor)
    {
        var sum = 0.0;
        var column = new double[factor.Length];
        for (var j = 0; j < factor.Length; j++)
        {
            Array.Clear(column);
            for (var i = j; i < factor.Length; i++)
            {
                column[i] = ((i == j ? 1 : 0) - Dot(factor[i], column, i)) / factor[i][i];
                sum += column[i] * column[i];
            }
        }

        return sum;
    }

    /// <summary>Less the mean, over the root of the sum of squares: scalar products of such rows are correlations. A row that is the same everywhere correlates with nothing.</summary>
    private static double[] Standardize(ReadOnlySpan<float> row)
    {
        var mean = 0.0;
        foreach (var value in row)
        {
            mean += value;
        }

        mean /= row.Length;
        var centred = new double[row.Length];
        for (var i = 0; i < centred.Length; i++)
        {
            centred[i] = row[i] - mean;
        }

        var length = Math.Sqrt(Dot(centred, centred, centred.Length));
        return length > 0 ? [.. centred.Select(value => value / length)] : centred;
    }

    private static double Dot(double[] first, double[] second, int count)
    {
        var sum = 0.0;
        for (var i = 0; i < count; i++)
        {
            sum += first[i] * second[i];
        }

        return sum;
    }

    /// <summary>The weights of maps have inputs and outputs; those of normalisations and biases do not.</summary>
    private static bool IsMap(WeightTensor tensor) => tensor.Shape.Length > 1;

    private static float[] Ones(float[] outputs)
    {
        var ones = new float[outputs.Length];
        Array.Fill(ones, 1);
        return ones;
    }

    /// <summary>The gradient of the mean loss: of cross-entropy for classes, of the squared error for numbers.</summary>
    private float[] LossGradient(float[] outputs)
    {
        var size = outputs.Length / batch.Count;
        var gradient = new float[outputs.Length];
        for (var row = 0; row < batch.Count; row++)
        {
            var output = outputs.AsSpan(row * size, size);
            var targets = batch.Targets.Span.Slice(row * batch.TargetWidth, batch.TargetWidth);
            var greatest = float.NegativeInfinity;
            foreach (var value in output)
            {
                greatest = Math.Max(greatest, value);
            }

            var sum = 0.0;
            foreach (var value in output)
            {
                sum += DeterministicMath.Exp((double)value - greatest);
            }

            for (var i = 0; i < size; i++)
            {
                var slope = batch.TargetKind == TargetKind.Class
                    ? (DeterministicMath.Exp((double)output[i] - greatest) / sum) - (i == (int)targets[0] ? 1 : 0)
                    : 2 * (output[i] - targets[i]);
                gradient[(row * size) + i] = (float)(slope / (batch.TargetKind == TargetKind.Class ? batch.Count : batch.Count * size));
            }
        }

        return gradient;
    }
}
