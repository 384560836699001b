using NasDsl.Language.Catalog;

namespace NasDsl.Language.Analysis;

/// <summary>
/// All that can come of a piece of a space on one input: for each shape the ways that no other way beats in every aim, and for each operation at fault the simplest way to it.
/// </summary>
/// <param name="goals">What ways are compared by.</param>
internal sealed class Outcome(Goals goals)
{
    // With more ways than these it is worth the while to keep those apart that cannot beat each other.
    private const int FewWays = 16;

    private static readonly Fault[] NoFaults = [];

    // There are many outcomes, and most are small: what they do not need is not made.
    private readonly List<Label> _few = [];
    private Dictionary<(Shape Shape, bool IsHeld, bool IsEmpty, bool IsZero), Front>? _fronts;
    private Dictionary<int, Fault>? _faults;

    /// <summary>The ways that are not beaten.</summary>
    public IEnumerable<Label> Labels => _fronts is null ? _few : _fronts.Values.SelectMany(front => front.Labels);

    /// <summary>The simplest way to each operation at fault, in order of writing.</summary>
    public IEnumerable<Fault> Faults => Found.OrderBy(fault => fault.Place.Id);

    private IReadOnlyCollection<Fault> Found => _faults is null ? NoFaults : _faults.Values;

    /// <summary>Whether every way ends at the same operation at fault.</summary>
    /// <param name="place">The operation.</param>
    /// <returns>True when there is no other way.</returns>
    public bool IsOnlyFaultAt(Place place) => !Labels.Any() && _faults is { Count: 1 } && _faults.ContainsKey(place.Id);

    /// <summary>Takes a way in, unless it is of no interest or another is as good; drops those that it beats.</summary>
    /// <param name="label">The way.</param>
    public void Add(Label label)
    {
        if (Wants(label.Shape, label.IsHeld, label.Cost, label.IsZero, label.Witness.Weight))
        {
            Keep(label);
        }
    }

    /// <summary>Takes a way in, with more choices named.</summary>
    /// <param name="choices">The choices that come before it.</param>
    /// <param name="label">The way.</param>
    public void Add(Witness choices, Label label) => Add(label.Shape, label.IsHeld, label.Cost, label.IsZero, choices, label.Witness);

    /// <summary>Takes a way in that goes on where another ends.</summary>
    /// <param name="way">The first part.</param>
    /// <param name="next">A way through the next piece that begins where the first part ends.</param>
    public void Add(Label way, Label next) => Add(
        next.Shape, next.IsHeld, way.Cost.Then(next.Cost), next.Cost.Length == 0 ? way.IsZero : next.IsZero, way.Witness, next.Witness);

    /// <summary>Takes a way in whose choices are known in two parts, which are only put together when it is wanted.</summary>
    /// <param name="shape">The shape that it ends in.</param>
    /// <param name="isHeld">Whether its output is the input of the piece, kept alive from outside.</param>
    /// <param name="cost">What it costs.</param>
    /// <param name="isZero">Whether it ends in zeros.</param>
    /// <param name="first">The choices that come first.</param>
    /// <param name="second">Those that come then.</param>
    public void Add(Shape shape, bool isHeld, in CostVector cost, bool isZero, Witness first, Witness second)
    {
        if (Wants(shape, isHeld, cost, isZero, first.Weight + second.Weight))
        {
            Keep(new Label(shape, isHeld, cost, first.And(second), isZero));
        }
    }

    private bool Wants(Shape shape, bool isHeld, in CostVector cost, bool isZero, int weight)
    {
        if (!goals.Allows(cost, weight))
        {
            return false;
        }

        if (_fronts is not null)
        {
            return !_fronts.TryGetValue((shape, isHeld, cost.Length == 0, isZero), out var front) || front.Wants(cost, weight);
        }

        foreach (var way in _few)
        {
            if (way.EndsLike(shape, isHeld, cost.Length == 0, isZero) && goals.IsAsGood(way.Cost, way.Witness.Weight, cost, weight))
            {
                return false;
            }
        }

        return true;
    }

    private void Keep(Label label)
    {
        if (_fronts is null)
        {
            for (var i = _few.Count - 1; i >= 0; i--)
            {
                var way = _few[i];
                if (way.EndsLike(label.Shape, label.IsHeld, label.Cost.Length == 0, label.IsZero)
                    && goals.IsAsGood(label.Cost, label.Witness.Weight, way.Cost, way.Witness.Weight))
                {
                    _few.RemoveAt(i);
                }
            }

            if (_few.Count < FewWays)
            {
                _few.Add(label);
                return;
            }

            _fronts = [];
            foreach (var way in _few)
            {
                FrontOf(way, _fronts).Add(way);
            }
        }

        FrontOf(label, _fronts).Add(label);
    }

    private Front FrontOf(Label label, Dictionary<(Shape Shape, bool IsHeld, bool IsEmpty, bool IsZero), Front> fronts)
    {
        var key = (label.Shape, label.IsHeld, label.Cost.Length == 0, label.IsZero);
        if (!fronts.TryGetValue(key, out var front))
        {
            front = new Front(goals);
            fronts.Add(key, front);
        }

        return front;
    }

    /// <summary>Takes a way to an operation at fault in, unless a simpler one is known.</summary>
    /// <param name="fault">The way.</param>
    public void Add(Fault fault)
    {
        _faults ??= [];
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
            Add(choices, label);
        }

        AddFaults(other, choices);
    }

    /// <summary>What can come of a place that is alike: the same, with other genes.</summary>
    /// <param name="from">The place of this outcome.</param>
    /// <param name="to">The other place.</param>
    /// <param name="shift">What is added to the number of each gene.</param>
    /// <returns>The outcome of the other place.</returns>
    public Outcome Move(Place from, Place to, int shift)
    {
        var moved = new Outcome(goals);
        foreach (var label in Labels)
        {
            goals.Work.Spend();
            moved._few.Add(label.Shift(shift));
        }

        foreach (var fault in Found)
        {
            moved.Add(fault with { Place = to.Find(fault.Place.Id - from.Id + to.Id), Witness = fault.Witness.Shift(shift) });
        }

        return moved;
    }

    /// <summary>Takes in the faults of an outcome, with more choices named.</summary>
    /// <param name="other">The outcome.</param>
    /// <param name="choices">The choices that come before it.</param>
    public void AddFaults(Outcome other, Witness choices)
    {
        foreach (var fault in other.Found)
        {
            Add(fault with { Witness = choices.And(fault.Witness) });
        }
    }
}
