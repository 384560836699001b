using NasDsl.Data;
using NasDsl.Language.Model;

namespace NasDsl.Search.Evaluation;

/// <summary>Finds the rows that are answered rightly.</summary>
internal static class RightRows
{
    /// <summary>
    /// For classes the rows whose class has the greatest output. For numbers those that are answered at least as well as by the mean of all targets: a row is right when the network
    /// is worth its training there.
    /// </summary>
    /// <param name="outputs">The raw outputs: rows x outputs.</param>
    /// <param name="rows">The rows with the right answers.</param>
    /// <returns>The rows.</returns>
    public static RowSet Of(float[] outputs, Dataset rows)
    {
        var targets = rows.Targets;
        var size = rows.TargetSize;
        if (rows.TargetKind == TargetKind.Class)
        {
            return RowSet.Create(targets.Length, row => Greatest(outputs.AsSpan(row * size, size)) == (int)targets.Span[row]);
        }

        // The mean of each of the numbers of a target.
        var count = targets.Length / size;
        var middle = new double[size];
        for (var i = 0; i < targets.Length; i++)
        {
            middle[i % size] += targets.Span[i] / count;
        }

        return RowSet.Create(count, row => Squares(row, i => outputs[i]) <= Squares(row, i => middle[i % size]));

        double Squares(int row, Func<int, double> answer)
        {
            var sum = 0.0;
            for (var i = row * size; i < (row + 1) * size; i++)
            {
                sum += (targets.Span[i] - answer(i)) * (targets.Span[i] - answer(i));
            }

            return sum;
        }
    }

    private static int Greatest(ReadOnlySpan<float> logits)
    {
        var best = 0;
        for (var i = 1; i < logits.Length; i++)
        {
            best = logits[i] > logits[best] ? i : best;
        }

        return best;
    }
}
