using NasDsl.Genomes;

namespace NasDsl.Search.Strategies.Coevolution;

/// <summary>
/// The trials that credit is drawn from: the better half stays, of the others the latest, so that what a proposal costs does not grow with the search. What a trial is worth is
/// its place among them, which no scale of an objective and no failed trial can distort.
/// </summary>
internal sealed class TrialWindow
{
    /// <summary>So that places from worst to best have a deviation of 1.</summary>
    private static readonly double Spread = 2 * Math.Sqrt(3);

    private readonly Func<IReadOnlyList<Trial>, IReadOnlyList<Trial>> _order;
    private readonly GenomeCoder _coder;
    private readonly CreditModel _model;
    private readonly int _capacity;
    private readonly List<WindowEntry> _entries = [];
    private readonly Dictionary<Genome, WindowEntry> _pending = [];
    private bool _isStale;

    /// <summary>Begins without trials.</summary>
    /// <param name="coder">Writes networks as bits.</param>
    /// <param name="capacity">How many trials it holds.</param>
    /// <param name="order">Puts trials in order, best first.</param>
    public TrialWindow(GenomeCoder coder, int capacity, Func<IReadOnlyList<Trial>, IReadOnlyList<Trial>> order)
    {
        _coder = coder;
        _capacity = capacity;
        _order = order;
        _model = new CreditModel(coder, capacity);
    }

    /// <summary>The trials that are known, best first.</summary>
    public IReadOnlyList<Trial> BestFirst { get; private set; } = [];

    /// <summary>Takes in a network that is proposed.</summary>
    /// <param name="genome">The network.</param>
    public void Propose(Genome genome)
    {
        Refresh();
        if (_entries.Count == _capacity)
        {
            Evict();
        }

        var active = new bool[genome.Values.Length];
        for (var gene = 0; gene < active.Length; gene++)
        {
            active[gene] = genome.IsActive(gene);
        }

        var code = _coder.Encode(genome.Values.AsSpan(), active);
        var entry = new WindowEntry(genome, code, _model.Mean(code));
        _entries.Add(entry);
        _pending.Add(genome, entry);
        _model.Add(code, entry.Believed);
        _isStale = true;
    }

    /// <summary>Takes in how a network did.</summary>
    /// <param name="trial">The trial.</param>
    /// <returns>Whether it is one of those proposed.</returns>
    public bool Tell(Trial trial)
    {
        if (!_pending.Remove(trial.Genome, out var entry))
        {
            return false;
        }

        entry.Trial = trial;
        _isStale = true;
        return true;
    }

    /// <summary>What a network is expected to be worth, and how uncertain that is.</summary>
    /// <param name="code">The network.</param>
    /// <returns>The mean and the standard deviation.</returns>
    public (double Mean, double Deviation) Predict(in GenomeCode code)
    {
        Refresh();
        return _model.Predict(code);
    }

    /// <summary>The place that a network is expected to have, from 0 for the worst to 1 for the best.</summary>
    /// <param name="code">The network.</param>
    /// <returns>The place.</returns>
    public double PlaceOf(in GenomeCode code)
    {
        Refresh();
        return Math.Clamp((_model.Mean(code) / Spread) + 0.5, 0, 1);
    }

    /// <summary>Puts the trials in order and learns from them again, if any came or the order changed.</summary>
    /// <param name="force">Whether the order has changed.</param>
    public void Refresh(bool force = false)
    {
        if (!_isStale && !force)
        {
            return;
        }

        _isStale = false;
        BestFirst = _order([.. _entries.Select(entry => entry.Trial).OfType<Trial>()]);
        var places = new Dictionary<int, int>(BestFirst.Count);
        for (var place = 0; place < BestFirst.Count; place++)
        {
            places.Add(BestFirst[place].Id, place);
        }

        for (var row = 0; row < _entries.Count; row++)
        {
            _model.SetTarget(row, _entries[row].Trial is { } trial ? WorthOf(places[trial.Id]) : _entries[row].Believed);
        }

        _model.Learn();
    }

    private double WorthOf(int place) => BestFirst.Count == 1 ? 0 : (0.5 - ((double)place / (BestFirst.Count - 1))) * Spread;

    /// <summary>Drops the earliest trial of the worse half.</summary>
    private void Evict()
    {
        var earliest = BestFirst.Skip(BestFirst.Count / 2).MinBy(trial => trial.Id);
        var row = _entries.FindIndex(entry => entry.Trial is not null && ReferenceEquals(entry.Trial, earliest));
        _model.Remove(row);
        _entries[row] = _entries[^1];
        _entries.RemoveAt(_entries.Count - 1);
        _isStale = true;
        Refresh();
    }
}
