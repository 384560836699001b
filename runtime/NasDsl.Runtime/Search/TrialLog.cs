using NasDsl.Language.Diagnostics;
using NasDsl.Language.Text;
using NasDsl.Search.Evaluation;
using NasDsl.Search.Journal;
using NasDsl.Search.Ranking;

namespace NasDsl.Search;

/// <summary>The trials of one search, in the order of their numbers, and what follows from them.</summary>
/// <param name="journal">Keeps them beyond the search, or null.</param>
/// <param name="board">The best of them.</param>
/// <param name="place">Where the search was declared.</param>
internal sealed class TrialLog(ITrialJournal? journal, Leaderboard board, SourceLocation place)
{
    private readonly List<Trial> _trials = [];

    /// <summary>The trials.</summary>
    public IReadOnlyList<Trial> Trials => _trials;

    /// <summary>The best of them.</summary>
    public Leaderboard Board => board;

    /// <summary>How many trials there have been since one changed the front.</summary>
    public int SinceImproved { get; private set; }

    /// <summary>For how many epochs candidates were trained, all of them added up.</summary>
    public long Epochs { get; private set; }

    /// <summary>Takes over the trial of a candidate from the journal, when it is there.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <exception cref="NasException">The trial of this number is that of another candidate.</exception>
    public void Restore(Candidate candidate)
    {
        if (journal?.Find(candidate.Id) is not { } recorded)
        {
            return;
        }

        if (!recorded.Genome.Values.AsSpan().SequenceEqual(candidate.Genome.Values.AsSpan()))
        {
            throw NasException.Of(DiagnosticCatalog.JournalMismatch, place, candidate.Id, recorded.Genome, candidate.Genome);
        }

        candidate.Restore(recorded);
    }

    /// <summary>Records trials.</summary>
    /// <param name="candidates">Candidates with their trials.</param>
    /// <returns>The trials.</returns>
    public IReadOnlyList<Trial> Add(IReadOnlyList<Candidate> candidates)
    {
        var trials = new List<Trial>(candidates.Count);
        foreach (var candidate in candidates)
        {
            var trial = candidate.Trial ?? throw new InvalidOperationException($"Candidate {candidate.Id} was not measured.");
            if (!candidate.IsRecorded)
            {
                journal?.Add(trial);
            }

            SinceImproved = board.Add(trial) ? 0 : SinceImproved + 1;
            Epochs += trial.Epochs;
            trials.Add(trial);
        }

        _trials.AddRange(trials);
        return trials;
    }
}
