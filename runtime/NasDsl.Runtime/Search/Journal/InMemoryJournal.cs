namespace NasDsl.Search.Journal;

/// <summary>Keeps trials for as long as it lives itself.</summary>
public sealed class InMemoryJournal : ITrialJournal
{
    private readonly SortedDictionary<int, Trial> _trials = [];

    /// <summary>Begins empty.</summary>
    public InMemoryJournal()
    {
    }

    /// <summary>Begins with some trials.</summary>
    /// <param name="trials">The trials.</param>
    public InMemoryJournal(IEnumerable<Trial> trials)
    {
        ArgumentNullException.ThrowIfNull(trials);
        foreach (var trial in trials)
        {
            Add(trial);
        }
    }

    /// <summary>The trials in the order of their numbers.</summary>
    public IReadOnlyCollection<Trial> Trials => _trials.Values;

    /// <inheritdoc/>
    public Trial? Find(int id) => _trials.GetValueOrDefault(id);

    /// <inheritdoc/>
    public void Add(Trial trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        _trials[trial.Id] = trial;
    }
}
