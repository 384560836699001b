using NasDsl.Language.Numerics;

namespace NasDsl.Search.Evaluation;

/// <summary>Qualities of answered classes that look at each class by itself. Classes without rows, or without other rows, are left out of the mean.</summary>
internal static class ClassMetrics
{
    /// <summary>The harmonic mean of precision and recall, averaged over the classes that have rows.</summary>
    /// <param name="outputs">The raw outputs: rows x classes.</param>
    /// <param name="targets">The right class of each row.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <returns>From 0 to 1.</returns>
    public static double F1(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, int classes)
    {
        var right = new int[classes];
        var answered = new int[classes];
        var due = new int[classes];
        for (var row = 0; row < targets.Length; row++)
        {
            var logits = outputs.Slice(row * classes, classes);
            var best = 0;
            for (var i = 1; i < classes; i++)
            {
                best = logits[i] > logits[best] ? i : best;
            }

            var target = (int)targets[row];
            due[target]++;
            answered[best]++;
            right[best] += best == target ? 1 : 0;
        }

        var sum = 0.0;
        var counted = 0;
        for (var i = 0; i < classes; i++)
        {
            if (due[i] > 0)
            {
                sum += 2.0 * right[i] / (due[i] + answered[i]);
                counted++;
            }
        }

        return sum / counted;
    }

    /// <summary>The chance that a row of a class has a greater output for it than a row of another class, averaged over the classes (Hanley and McNeil, 1982).</summary>
    /// <param name="outputs">The raw outputs: rows x classes.</param>
    /// <param name="targets">The right class of each row.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <returns>From 0 to 1, or null when there is one class only.</returns>
    public static double? Auc(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, int classes)
    {
        var sum = 0.0;
        var counted = 0;
        for (var i = 0; i < classes; i++)
        {
            if (Auc(Scores(outputs, targets.Length, classes, i), targets, i) is { } area)
            {
                sum += area;
                counted++;
            }
        }

        return counted == 0 ? null : sum / counted;
    }

    // Softmax first: a logit by itself cannot be compared between rows.
    private static double[] Scores(ReadOnlySpan<float> outputs, int rows, int classes, int of)
    {
        var scores = new double[rows];
        for (var row = 0; row < rows; row++)
        {
            var logits = outputs.Slice(row * classes, classes);
            var others = 0.0;
            foreach (var logit in logits)
            {
                others += DeterministicMath.Exp((double)logit - logits[of]);
            }

            scores[row] = 1 / others;
        }

        return scores;
    }

    // The sum of ranks of the rows of the class; equal scores share their mean rank.
    private static double? Auc(double[] scores, ReadOnlySpan<float> targets, int of)
    {
        var order = Enumerable.Range(0, scores.Length).ToArray();
        Array.Sort([.. scores], order);
        var ranks = 0.0;
        long inside = 0;
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && scores[order[end]].Equals(scores[order[start]]))
            {
                end++;
            }

            for (var i = start; i < end; i++)
            {
                if ((int)targets[order[i]] == of)
                {
                    ranks += (start + end + 1) / 2.0;
                    inside++;
                }
            }

            start = end;
        }

        var outside = order.Length - inside;
        return inside == 0 || outside == 0 ? null : (ranks - (inside * (inside + 1) / 2.0)) / ((double)inside * outside);
    }
}
