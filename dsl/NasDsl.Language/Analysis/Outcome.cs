using NasDsl.Language.Catalog;

namespace NasDsl.Language.Analysis;

/// <summary>
/// All that can come of a piece of a space on one input: for each shape the ways that no other way beats in every aim, and for each operation at fault the simplest way to it.
/// </summary>
/// <param name="goals">What ways are compared by.</param>
internal sealed class Outcome(Goals goals)
{
    private readonly Dictionary<(Shape Shape, bool IsHeld, bool IsEmpty, bool IsZero), Front> _fronts = [];
    private readonly Dictionary<int, Fault> _faults = [];

    /// <summary>The ways that are not beaten.</summary>
    public IEnumerable<Label> Labels => _fronts.Values.SelectMany(front => front.Labels);

    /// <summary>The simplest way to each operation at fault, in order of writing.</summary>
    public IEnumerable<Fault> Faults => _faults.Values.OrderBy(fault => fault.Place.Id);

    /// <summary>Whether every way ends at the same operation at fault.</summary>
    /// <param name="place">The operation.</param>
    /// <returns>True when there is no other way.</returns>
    public bool IsOnlyFaultAt(Place place) => _fronts.Count == 0 && _faults.Count == 1 && _faults.ContainsKey(place.Id);

    /// <summary>Takes a way in, unless it is of no interest or another is as good; drops those that it beats.</summary>
    /// <param name="label">The way.</param>
    public void Add(Label label)
    {
        if (!goals.Allows(label))
        {
            return;
        }

        var key = (label.Shape, label.IsHeld, label.Cost.Length == 0, label.IsZero);
        if (!_fronts.TryGetValue(key, out var front))
        {
            front = new Front(goals);
            _fronts.Add(key, front);
        }

        front.Add(label);
    }

    /// <summary>Takes a way to an operation at fault in, unless a simpler one is known.</summary>
    /// <param name="fault">The way.</param>
    public void Add(Fault fault)
    {
        if (!_faults.TryGetValue(fault.Place.Id, out var known) || fault.Witness.Weight < known.Witness.Weight)
        {
            _faults[fault.Place.Id] = fault;
        }
    }

    /// <summary>Takes in all ways of an outcome, with more choices named.</summary>
    /// <param name="other">The outcome.</param>
    /// <param name="choices">The choices that come before it.</param>
    public void Add(Outcome other, Witness choices)
    {
        foreach (var label in other.Labels)
        {
            Add(label.With(choices));
        }

        AddFaults(other, choices);
    }

    /// <summary>Takes in what can come of a place that is alike.</summary>
    /// <param name="other">What can come of it.</param>
    /// <param name="from">That place.</param>
    /// <param name="to">The place of this outcome.</param>
    /// <param name="shift">What is added to the number of each gene.</param>
    public void AddAlike(Outcome other, Place from, Place to, int shift)
    {
        foreach (var label in other.Labels)
        {
            goals.Work.Spend();
            Add(label.Shift(shift));
        }

        foreach (var fault in other._faults.Values)
        {
            Add(fault with { Place = to.Find(fault.Place.Id - from.Id + to.Id), Witness = fault.Witness.Shift(shift) });
        }
    }

    /// <summary>Takes in the faults of an outcome, with more choices named.</summary>
    /// <param name="other">The outcome.</param>
    /// <param name="choices">The choices that come before it.</param>
    public void AddFaults(Outcome other, Witness choices)
    {
        foreach (var fault in other._faults.Values)
        {
            Add(fault with { Witness = choices.And(fault.Witness) });
        }
    }
}
