using NasDsl.Genomes;
using NasDsl.Search.Ranking;

namespace NasDsl.Search.Strategies.Coevolution;

/// <summary>
/// The trials that credit is drawn from: the better half stays, of the others the latest, so that what a proposal costs does not grow with the search. What a trial is worth is
/// its place among them, which no scale of an objective and no failed trial can distort.
/// </summary>
internal sealed class TrialWindow
{
    private const int BestParents = 4;

    /// <summary>So that places from worst to best have a deviation of 1.</summary>
    private static readonly double Spread = 2 * Math.Sqrt(3);

    private readonly GenomeCoder _coder;
    private readonly CreditModel _model;
    private readonly int _capacity;
    private readonly TrialRanking _ranking;
    private readonly IComparer<Trial> _leading;
    private readonly EntryComparer _comparer;
    private readonly List<WindowEntry> _entries = [];
    private readonly Dictionary<Genome, WindowEntry> _pending = [];
    private readonly List<WindowEntry> _told = [];
    private List<WindowEntry> _bestFirst = [];
    private bool _isStale;

    /// <summary>Begins without trials.</summary>
    /// <param name="coder">Writes networks as bits.</param>
    /// <param name="capacity">How many trials it holds.</param>
    /// <param name="ranking">The order of trials.</param>
    /// <param name="leading">What stands for the first objective in it, or null for the way the champion is chosen.</param>
    public TrialWindow(GenomeCoder coder, int capacity, TrialRanking ranking, IComparer<Trial>? leading = null)
    {
        _coder = coder;
        _capacity = capacity;
        _ranking = ranking;
        _leading = leading ?? ranking;
        _comparer = new EntryComparer(_leading);
        _model = new CreditModel(coder, capacity);
    }

    /// <summary>The networks whose trials are known, the most promising first.</summary>
    public IReadOnlyList<WindowEntry> BestFirst => _bestFirst;

    /// <summary>The few finished networks that lead by the first objective, or by what stands for it.</summary>
    public IReadOnlyList<WindowEntry> Leaders { get; private set; } = [];

    /// <summary>The finished networks of the front; the leaders when there is one objective.</summary>
    public IReadOnlyList<WindowEntry> Front { get; private set; } = [];

    /// <summary>Takes in a network that is proposed.</summary>
    /// <param name="genome">The network.</param>
    /// <param name="network">Its genes.</param>
    public void Propose(Genome genome, Draft network)
    {
        Refresh();
        if (_entries.Count == _capacity)
        {
            Evict();
        }

        var code = _coder.Encode(network.Values, network.Active);
        var entry = new WindowEntry(network, code, _model.Mean(code)) { Row = _entries.Count };
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
        _told.Add(entry);
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

    /// <summary>What a network is expected to be worth, and the most that can be uncertain about it.</summary>
    /// <param name="code">The network.</param>
    /// <returns>The mean and a bound of the standard deviation.</returns>
    public (double Mean, double Deviation) Outlook(in GenomeCode code)
    {
        Refresh();
        return _model.Outlook(code);
    }

    /// <summary>The place that a network is expected to have, from 0 for the worst to 1 for the best.</summary>
    /// <param name="code">The network.</param>
    /// <returns>The place.</returns>
    public double PlaceOf(in GenomeCode code)
    {
        Refresh();
        return Math.Clamp((_model.Mean(code) / Spread) + 0.5, 0, 1);
    }

    /// <summary>Puts all trials in order again, since what leads has changed.</summary>
    public void Reorder()
    {
        _bestFirst.Clear();
        _told.Clear();
        _told.AddRange(_entries.Where(entry => entry.Trial is not null));
        _isStale = true;
        Refresh();
    }

    /// <summary>Learns what was told since.</summary>
    public void Refresh()
    {
        if (!_isStale)
        {
            return;
        }

        if (_told.Count > 0)
        {
            Order();
            _told.Clear();
        }

        for (var place = 0; place < _bestFirst.Count; place++)
        {
            _model.SetTarget(_bestFirst[place].Row, WorthOf(place));
        }

        _model.Learn();
        _isStale = false;
    }

    private void Order()
    {
        if (_ranking.HasTradeOffs)
        {
            // Fronts may change with every trial.
            var byId = _entries.Where(entry => entry.Trial is not null).ToDictionary(entry => entry.Trial?.Id ?? -1);
            var trials = byId.Values.Select(entry => entry.Trial).OfType<Trial>().ToArray();
            _bestFirst = [.. _ranking.Promising(trials, _leading).Select(trial => byId[trial.Id])];
            var finished = trials.Where(trial => trial.Status == TrialStatus.Finished).ToArray();
            Leaders = [.. finished.Order(_leading).Take(BestParents).Select(trial => byId[trial.Id])];
            Front = [.. _ranking.Front(finished).Select(trial => byId[trial.Id])];
            return;
        }

        foreach (var entry in _told)
        {
            // Trials are never equal: their numbers differ.
            _bestFirst.Insert(~_bestFirst.BinarySearch(entry, _comparer), entry);
        }

        Leaders = [.. _bestFirst.Take(BestParents).Where(entry => entry.Trial?.Status == TrialStatus.Finished)];
        Front = Leaders;
    }

    private double WorthOf(int place) => _bestFirst.Count == 1 ? 0 : (0.5 - ((double)place / (_bestFirst.Count - 1))) * Spread;

    /// <summary>Drops the earliest trial of the worse half; there is one, since fewer are in flight than have room.</summary>
    private void Evict()
    {
        var place = _bestFirst.Count / 2;
        for (var i = place + 1; i < _bestFirst.Count; i++)
        {
            place = _bestFirst[i].Trial?.Id < _bestFirst[place].Trial?.Id ? i : place;
        }

        var row = _bestFirst[place].Row;
        _bestFirst.RemoveAt(place);
        _model.Remove(row);
        _entries[row] = _entries[^1];
        _entries[row].Row = row;
        _entries.RemoveAt(_entries.Count - 1);
        _isStale = true;
        Refresh();
    }

    private sealed class EntryComparer(IComparer<Trial> trials) : IComparer<WindowEntry>
    {
        public int Compare(WindowEntry? x, WindowEntry? y) => trials.Compare(x?.Trial, y?.Trial);
    }
}
