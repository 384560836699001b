using NasDsl.Language.Analysis;
using NasDsl.Language.Model;

namespace NasDsl.Language.Generation;

/// <summary>Makes lists of what is still to be done. Equal lists are one object.</summary>
internal sealed class PendingLists
{
    // Enough for every PendingKind.
    private const int KindBits = 4;

    private readonly Interner<IntPair> _pendingNumbers = new();
    private readonly Chunks<Pending> _pending = new();
    private readonly Interner<IntPair> _openedNumbers = new();
    private readonly Chunks<Pending?> _opened = new();
    private readonly Interner<PendingWork> _works = new();
    private readonly Dictionary<int, PendingWork> _worksOfPlaces = [];

    /// <summary>Puts the first of some places before a list.</summary>
    /// <param name="places">The places.</param>
    /// <param name="count">How many of them.</param>
    /// <param name="next">The list, or null where it is empty.</param>
    /// <returns>The list with them.</returns>
    public Pending? PushAll(IReadOnlyList<Place> places, int count, Pending? next)
    {
        for (var i = count - 1; i >= 0; i--)
        {
            next = PushPlace(places[i], next);
        }

        return next;
    }

    /// <summary>Puts the building of a place before a list.</summary>
    /// <param name="place">The place.</param>
    /// <param name="next">The list, or null where it is empty.</param>
    /// <returns>The list with it.</returns>
    public Pending? PushPlace(Place place, Pending? next) => place.Shared.Count > 0 ? Push(PendingKind.Build, place, next) : PushInside(place, next);

    /// <summary>Puts the building of a place whose shared genes are decided before a list. A place of which nothing is to be decided is the places inside it, one after another.</summary>
    /// <param name="place">The place.</param>
    /// <param name="next">The list, or null where it is empty.</param>
    /// <returns>The list with it.</returns>
    public Pending? PushInside(Place place, Pending? next)
    {
        if (place.Module is not (SequenceModule or BlockModule or RepeatModule { Gene: null } or ParallelModule { Branches.Count: 1 }))
        {
            return Push(PendingKind.BuildInside, place, next);
        }

        var number = _openedNumbers.NumberOf(new IntPair(place.Id, IdOf(next)));
        if (number == _opened.Count)
        {
            _opened.Add(null);
            var opened = PushAll(place.Children, place.Children.Count, next);
            _opened[number] = opened;
        }

        return _opened[number];
    }

    /// <summary>Puts something that is done with a place before a list.</summary>
    /// <param name="kind">What.</param>
    /// <param name="place">The place.</param>
    /// <param name="next">The list, or null where it is empty.</param>
    /// <returns>The list with it.</returns>
    public Pending Push(PendingKind kind, Place place, Pending? next)
    {
        // It is asked for time and again: it has a number, below 0, without being looked for.
        var work = -1 - ((place.Id << KindBits) | (int)kind);
        var number = _pendingNumbers.NumberOf(new IntPair(work, IdOf(next)));
        return number < _pending.Count ? _pending[number] : Push(number, WorkOf(work, kind, place), next);
    }

    private PendingWork WorkOf(int number, PendingKind kind, Place place)
    {
        if (!_worksOfPlaces.TryGetValue(number, out var work))
        {
            work = new PendingWork(kind, place);
            _worksOfPlaces.Add(number, work);
        }

        return work;
    }

    /// <summary>Puts something before a list.</summary>
    /// <param name="work">What.</param>
    /// <param name="next">The list, or null where it is empty.</param>
    /// <returns>The list with it.</returns>
    public Pending Push(PendingWork work, Pending? next)
    {
        var known = _works.NumberOf(work);
        var number = _pendingNumbers.NumberOf(new IntPair(known, IdOf(next)));
        return number < _pending.Count ? _pending[number] : Push(number, _works[known], next);
    }

    private Pending Push(int number, PendingWork work, Pending? next)
    {
        var pending = new Pending(number, work, next);
        _pending.Add(pending);
        return pending;
    }

    private static int IdOf(Pending? pending) => pending?.Id ?? -1;
}
