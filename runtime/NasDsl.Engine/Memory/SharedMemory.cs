namespace NasDsl.Engine.Memory;

/// <summary>
/// Memory of a pass in which pieces that are never needed at once lie in the same place. Finding the places that take the least is NP-hard (dynamic storage allocation). Here pieces are placed one after
/// another, each at the lowest place that is free as long as it is needed: first those of the step that needs most at once (by breadth: Pisarchyk and Lee, "Efficient memory management for deep neural
/// net inference", 2020). As long as that takes more than this step, it is tried again with those that ended too high before all others.
/// </summary>
internal sealed unsafe class SharedMemory
{
    private const int MostAttempts = 128;
    private readonly List<SharedPiece> _pieces = [];
    private float* _start;

    /// <summary>How many bytes there are.</summary>
    public long Bytes { get; private set; }

    /// <summary>The bytes of the pieces that are needed at once at the worst step: no places take less.</summary>
    public long LeastBytes => Steps().Select(step => At(step).Sum(piece => piece.Bytes)).DefaultIfEmpty().Max();

    /// <summary>The memory, which holds anything before a pass.</summary>
    public Span<float> Values => new(_start, (int)(Bytes / sizeof(float)));

    /// <summary>The numbers, outputs and what operations keep, that any engine would hold at the worst step.</summary>
    public (long Outputs, long Scratch) Numbers => Steps()
        .Select(step => At(step).Where(piece => piece.FirstCounted <= step && piece.LastCounted >= step).ToArray())
        .Select(alive => (Outputs: alive.Sum(piece => piece.IsScratch ? 0 : piece.Numbers), Scratch: alive.Sum(piece => piece.IsScratch ? piece.Numbers : 0)))
        .DefaultIfEmpty()
        .MaxBy(alive => alive.Outputs + alive.Scratch);

    /// <summary>Takes a piece.</summary>
    /// <param name="floats">How many floats.</param>
    /// <param name="numbers">How many numbers without padding it holds that any engine would have to keep.</param>
    /// <param name="first">The first step that needs it.</param>
    /// <param name="last">The last step that needs it.</param>
    /// <param name="isScratch">Whether it is kept by an operation, and is no output.</param>
    /// <param name="owner">Gets the address when all pieces are placed.</param>
    /// <param name="firstCounted">The first step at which any engine would have to keep the numbers, where that is a later one.</param>
    /// <returns>The piece.</returns>
    public SharedPiece Take(long floats, long numbers, int first, int last, bool isScratch, Action<nint> owner, int? firstCounted = null)
    {
        var piece = new SharedPiece(NativeArena.SizeOf(checked(floats * sizeof(float))), numbers, first, last, isScratch) { FirstCounted = firstCounted ?? first };
        piece.Tell(owner);
        _pieces.Add(piece);
        return piece;
    }

    /// <summary>Places all pieces, and gives their owners the addresses.</summary>
    /// <param name="arena">Where the memory comes from.</param>
    public void Place(NativeArena arena)
    {
        Bytes = Arrange();

        // Cleared: what is left from before would be padding that may take long to compute with.
        _start = arena.Floats(Bytes / sizeof(float));
        foreach (var piece in _pieces)
        {
            piece.Give((nint)_start);
        }
    }

    private long Arrange()
    {
        var needs = Steps().ToDictionary(step => step, step => At(step).Sum(piece => piece.Bytes));
        var least = needs.Values.DefaultIfEmpty().Max();
        SharedPiece[] order =
        [
            .. _pieces
                .OrderByDescending(piece => needs.Where(need => need.Key >= piece.First && need.Key <= piece.Last).Max(need => need.Value))
                .ThenByDescending(piece => piece.Last - piece.First),
        ];
        var (best, bestBytes) = (order, Place(order));
        for (var attempt = 1; attempt < MostAttempts && bestBytes > least; attempt++)
        {
            order = [.. order.OrderBy(piece => piece.Offset + piece.Bytes > least ? 0 : 1).ThenByDescending(piece => attempt % 2 == 0 ? 0 : piece.Bytes)];
            var bytes = Place(order);
            (best, bestBytes) = bytes < bestBytes ? (order, bytes) : (best, bestBytes);
        }

        return Place(best);
    }

    private static long Place(SharedPiece[] pieces)
    {
        var placed = new List<SharedPiece>();
        var end = 0L;
        foreach (var piece in pieces)
        {
            piece.Offset = 0;
            foreach (var other in placed.Where(piece.Meets).OrderBy(other => other.Offset))
            {
                if (piece.Offset + piece.Bytes > other.Offset)
                {
                    piece.Offset = Math.Max(piece.Offset, other.Offset + other.Bytes);
                }
            }

            placed.Add(piece);
            end = Math.Max(end, piece.Offset + piece.Bytes);
        }

        return end;
    }

    private IEnumerable<int> Steps() => _pieces.Select(piece => piece.First).Distinct();

    private IEnumerable<SharedPiece> At(int step) => _pieces.Where(piece => piece.First <= step && piece.Last >= step);
}
