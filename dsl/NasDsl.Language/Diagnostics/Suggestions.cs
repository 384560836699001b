namespace NasDsl.Language.Diagnostics;

/// <summary>Finds the name that a misspelt one probably stands for.</summary>
internal static class Suggestion
{
    /// <summary>The candidate with the least edit distance, where it is near enough to be meant.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">What could have been meant.</param>
    /// <returns>The candidate, or null.</returns>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        var least = Math.Max(1, Math.Min(3, (name.Length + 1) / 3)) + 1;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - name.Length) >= least)
            {
                continue;
            }

            var distance = Distance(name, candidate);
            if (distance < least)
            {
                least = distance;
                best = candidate;
            }
        }

        return best;
    }

    /// <summary>The end of a message: the suggestion, or nothing.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">What could have been meant.</param>
    /// <returns>The text.</returns>
    public static string Text(string name, IEnumerable<string> candidates) =>
        Find(name, candidates) is { } found ? $"; did you mean '{found}'?" : "";

    /// <summary>The end of a message: the suggestion, or else all that there is.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">What could have been meant.</param>
    /// <returns>The text.</returns>
    public static string TextOrList(string name, IReadOnlyCollection<string> candidates)
    {
        if (Find(name, candidates) is { } found)
        {
            return $"; did you mean '{found}'?";
        }

        return candidates.Count is 0 or > 12 ? "" : $"; there is {string.Join(", ", candidates)}";
    }

    // Optimal string alignment: swapped neighbours, the commonest slip, count as one edit. Case counts half of nothing: 'Relu' is 'relu'.
    private static int Distance(string left, string right)
    {
        var a = left.ToUpperInvariant();
        var b = right.ToUpperInvariant();
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i, j] = i + j;
                    continue;
                }

                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                table[i, j] = Math.Min(Math.Min(table[i - 1, j] + 1, table[i, j - 1] + 1), table[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
                }
            }
        }

        return table[a.Length, b.Length];
    }
}
