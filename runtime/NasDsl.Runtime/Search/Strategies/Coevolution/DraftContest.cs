namespace NasDsl.Search.Strategies.Coevolution;

/// <summary>
/// The drafts that compete for one proposal, taken from the most promising on. What a draft promises is what it is expected to be worth, and a deviation more for what is not known
/// (optimism under uncertainty: Auer, 2002). The deviation is the greater part of the work, and it is computed only of drafts that a bound of it does not rule out.
/// </summary>
/// <param name="window">Foretells what networks are worth; null when all drafts promise the same.</param>
/// <param name="coder">Writes networks in numbers.</param>
internal sealed class DraftContest(TrialWindow? window, GenomeCoder coder)
{
    private readonly List<(Draft Draft, GenomeCode Code, double Promise, bool IsExact)> _drafts = [];

    /// <summary>Lets a draft compete.</summary>
    /// <param name="draft">The draft.</param>
    public void Add(Draft draft)
    {
        if (window is null)
        {
            _drafts.Add((draft, default, 0, true));
            return;
        }

        var code = coder.Encode(draft.Values, draft.Active);
        var (mean, most) = window.Outlook(code);
        _drafts.Add((draft, code, mean + most, false));
    }

    /// <summary>Takes the most promising of the drafts that are left, of equal ones the first.</summary>
    /// <returns>The draft, or null when none is left.</returns>
    public Draft? Take()
    {
        while (_drafts.Count > 0)
        {
            var best = 0;
            for (var i = 1; i < _drafts.Count; i++)
            {
                // Before a bound that is as great it is not known which is the better.
                var order = _drafts[i].Promise.CompareTo(_drafts[best].Promise);
                best = order > 0 || (order == 0 && _drafts[best].IsExact && !_drafts[i].IsExact) ? i : best;
            }

            var (draft, code, _, isExact) = _drafts[best];
            if (isExact || window is null)
            {
                _drafts.RemoveAt(best);
                return draft;
            }

            var (mean, deviation) = window.Predict(code);
            _drafts[best] = (draft, code, mean + deviation, true);
        }

        return null;
    }
}
