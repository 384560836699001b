using NasDsl.Data;
using NasDsl.Language.Model;
using NasDsl.Language.Numerics;

namespace NasDsl.Search.Evaluation;

/// <summary>Measures answers. Sums run over the rows in order and use no platform function, so that results are the same everywhere.</summary>
internal static class MetricsCalculator
{
    /// <summary>Measures the answers for some rows.</summary>
    /// <param name="outputs">The raw outputs: rows x outputs.</param>
    /// <param name="rows">The rows with the right answers.</param>
    /// <returns>The metrics.</returns>
    public static Metrics Measure(ReadOnlySpan<float> outputs, Dataset rows) =>
        rows.TargetKind == TargetKind.Class ? MeasureClasses(outputs, rows) : MeasureNumbers(outputs, rows);

    private static Metrics MeasureClasses(ReadOnlySpan<float> outputs, Dataset rows)
    {
        var targets = rows.Targets.Span;
        var classes = rows.TargetSize;
        var loss = 0.0;
        var right = 0;
        for (var row = 0; row < targets.Length; row++)
        {
            var logits = outputs.Slice(row * classes, classes);
            var best = 0;
            for (var i = 1; i < classes; i++)
            {
                best = logits[i] > logits[best] ? i : best;
            }

            // Cross-entropy by log-sum-exp around the greatest logit.
            var sum = 0.0;
            foreach (var logit in logits)
            {
                sum += DeterministicMath.Exp((double)logit - logits[best]);
            }

            var target = (int)targets[row];
            loss += DeterministicMath.Log(sum) + logits[best] - logits[target];
            right += best == target ? 1 : 0;
        }

        return new Metrics(loss / targets.Length, (double)right / targets.Length, null, null)
        {
            F1 = ClassMetrics.F1(outputs, targets, classes),
            Auc = ClassMetrics.Auc(outputs, targets, classes),
        };
    }

    private static Metrics MeasureNumbers(ReadOnlySpan<float> outputs, Dataset rows)
    {
        var targets = rows.Targets.Span;
        var squares = 0.0;
        var absolutes = 0.0;
        for (var i = 0; i < targets.Length; i++)
        {
            var error = (double)outputs[i] - targets[i];
            squares += error * error;
            absolutes += Math.Abs(error);
        }

        var mean = squares / targets.Length;
        return new Metrics(mean, null, Math.Sqrt(mean), absolutes / targets.Length) { R2 = ExplainedShare(outputs, targets, rows.TargetWidth) };
    }

    // Each number of a target by itself, then their mean; those that are equal in all rows are left out.
    private static double? ExplainedShare(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, int width)
    {
        var shares = 0.0;
        var counted = 0;
        for (var first = 0; first < width; first++)
        {
            var sum = 0.0;
            for (var i = first; i < targets.Length; i += width)
            {
                sum += targets[i];
            }

            var middle = sum / (targets.Length / width);
            var variation = 0.0;
            var squares = 0.0;
            for (var i = first; i < targets.Length; i += width)
            {
                var error = (double)outputs[i] - targets[i];
                squares += error * error;
                variation += (targets[i] - middle) * (targets[i] - middle);
            }

            if (variation > 0)
            {
                shares += 1 - (squares / variation);
                counted++;
            }
        }

        return counted == 0 ? null : shares / counted;
    }
}
