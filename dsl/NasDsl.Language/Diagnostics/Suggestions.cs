namespace NasDsl.Language.Diagnostics;

/// <summary>
/// Finds the names that misspelt ones probably stand for. The work for all messages of a compilation is bounded: in a file with thousands of names and of mistakes the later messages come without a suggestion.
/// </summary>
internal sealed class Suggestions
{
    // Pairs of letters that are compared: about a tenth of a second.
    private const long MostSteps = 50_000_000;

    private long _steps;
    private int[] _row = [];
    private int[] _above = [];
    private int[] _twoAbove = [];

    /// <summary>The candidate with the least edit distance, where it is near enough to be meant; else the first that begins with nearly all of the name.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">What could have been meant.</param>
    /// <returns>The candidate, or null.</returns>
    public string? Find(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        string? longer = null;
        var least = Math.Max(1, Math.Min(3, (name.Length + 1) / 3)) + 1;
        foreach (var candidate in _steps < MostSteps ? candidates : [])
        {
            _steps++;
            if (Math.Abs(candidate.Length - name.Length) < least && Distance(name, candidate, least) is { } distance && distance < least)
            {
                least = distance;
                best = candidate;
            }

            if (longer is null && BeginsLike(name, candidate))
            {
                longer = candidate;
            }
        }

        return best ?? longer;
    }

    // 'coevolve' is far from 'coevolution' by its letters, and meant all the same.
    private static bool BeginsLike(string name, string candidate)
    {
        var same = 0;
        while (same < name.Length && same < candidate.Length && IsSame(name[same], candidate[same]))
        {
            same++;
        }

        return same >= 4 && same * 4 >= name.Length * 3;
    }

    /// <summary>The end of a message: the suggestion, or nothing.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">What could have been meant.</param>
    /// <returns>The text, which ends the sentence.</returns>
    public string Text(string name, IEnumerable<string> candidates) =>
        Find(name, candidates) is { } found ? $"; did you mean '{found}'?" : ".";

    /// <summary>The end of a message: the suggestion, or else all that there is.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">What could have been meant.</param>
    /// <returns>The text, which ends the sentence.</returns>
    public string TextOrList(string name, IReadOnlyCollection<string> candidates)
    {
        if (Find(name, candidates) is { } found)
        {
            return $"; did you mean '{found}'?";
        }

        return candidates.Count switch
        {
            0 or > 12 => ".",
            1 => $"; there is only {candidates.First()}.",
            var count => $"; there are {string.Join(", ", candidates.Take(count - 1))} and {candidates.Last()}.",
        };
    }

    // Optimal string alignment: swapped neighbours, the commonest slip, count as one edit. Upper and lower case are the same: 'Relu' is 'relu'. Given up where all of a row is too far.
    private int? Distance(string left, string right, int limit)
    {
        if (_row.Length <= right.Length)
        {
            (_row, _above, _twoAbove) = (new int[right.Length + 1], new int[right.Length + 1], new int[right.Length + 1]);
        }

        for (var i = 0; i <= left.Length; i++)
        {
            (_row, _above, _twoAbove) = (_twoAbove, _row, _above);
            _row[0] = i;
            var least = i;
            for (var j = 1; j <= right.Length; j++)
            {
                _row[j] = i == 0 ? j : Math.Min(Math.Min(_above[j] + 1, _row[j - 1] + 1), _above[j - 1] + (IsSame(left[i - 1], right[j - 1]) ? 0 : 1));
                if (i > 1 && j > 1 && IsSame(left[i - 1], right[j - 2]) && IsSame(left[i - 2], right[j - 1]))
                {
                    _row[j] = Math.Min(_row[j], _twoAbove[j - 2] + 1);
                }

                least = Math.Min(least, _row[j]);
            }

            _steps += right.Length;
            if (least >= limit)
            {
                return null;
            }
        }

        return _row[right.Length];
    }

    private static bool IsSame(char one, char other) => one == other || char.ToUpperInvariant(one) == char.ToUpperInvariant(other);
}
