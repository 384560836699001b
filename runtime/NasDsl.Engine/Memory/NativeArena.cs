using System.Diagnostics;
using System.Runtime.ConstrainedExecution;
using System.Runtime.InteropServices;

namespace NasDsl.Engine.Memory;

/// <summary>Native memory that is taken piece by piece while a network is planned and given back as a whole. Pieces lie on cache lines.</summary>
internal sealed unsafe class NativeArena : CriticalFinalizerObject, IDisposable
{
    private const nuint LineBytes = 64;

    /// <summary>
    /// Room between pieces. Processors compare loads with earlier stores by the low 12 bits of their addresses; pieces of whole pages side by side would make each load of the next vector of one
    /// wait for the last store to another. Ten lines keep them apart, and leave room for vectors that run over the end; the
    /// room stays 0, so that tables of offsets may be read a little beyond their end.
    /// </summary>
    private const nuint GapBytes = 10 * LineBytes;

    /// <summary>Larger pieces have memory of their own: those that are not cleared early, since nobody touches them before the first step.</summary>
    private const nuint GreatestCleared = SlabPool.SlabBytes / 2;
    private const nuint GreatestUncleared = SlabPool.SlabBytes / 8;

    /// <summary>What this process may have. Systems promise more than that, and end the process when it is used; a candidate that is too large should fail alone.</summary>
    private static readonly long MostBytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
    private readonly List<nint> _slabs = [];
    private readonly List<nint> _largePieces = [];
    private byte* _next;
    private nuint _left;

    /// <summary>Frees what was not disposed of.</summary>
    ~NativeArena() => Free();

    /// <summary>How many bytes pieces take.</summary>
    public long Bytes { get; private set; }

    /// <summary>What a piece takes, with the room behind it.</summary>
    /// <param name="bytes">The bytes that are asked for.</param>
    /// <returns>Bytes: whole lines.</returns>
    public static long SizeOf(long bytes) => checked(((bytes + (long)LineBytes - 1) / (long)LineBytes * (long)LineBytes) + (long)GapBytes);

    /// <summary>What all operations that take memory from here share.</summary>
    public Workspace Workspace { get; } = new();

    /// <summary>Takes floats, all 0.</summary>
    /// <param name="count">How many.</param>
    /// <returns>Their address: aligned to a cache line, with a line of room behind them.</returns>
    public float* Floats(long count) => (float*)Take(checked((nuint)count * sizeof(float)), isCleared: true);

    /// <summary>Takes floats that are written before they are read: clearing them would be most of what starting a candidate takes.</summary>
    /// <param name="count">How many.</param>
    /// <returns>Their address, as of those that are 0.</returns>
    public float* FloatsToWrite(long count)
    {
        var bytes = checked((nuint)count * sizeof(float));
        var piece = Take(bytes, isCleared: false);
        Spoil(piece, bytes);
        return (float*)piece;
    }

    /// <summary>Takes whole numbers, all 0.</summary>
    /// <param name="count">How many.</param>
    /// <returns>Their address.</returns>
    public int* Ints(long count) => (int*)Take(checked((nuint)count * sizeof(int)), isCleared: true);

    /// <summary>Takes whole numbers and fills them.</summary>
    /// <param name="values">The numbers.</param>
    /// <returns>Their address.</returns>
    public int* Ints(ReadOnlySpan<int> values)
    {
        var target = Ints(values.Length);
        values.CopyTo(new Span<int>(target, values.Length));
        return target;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    /// <summary>Fills memory with NaN, so that tests find who reads what nobody has written.</summary>
    [Conditional("DEBUG")]
    private static void Spoil(byte* piece, nuint bytes) => NativeMemory.Fill(piece, bytes, byte.MaxValue);

    private byte* Take(nuint bytes, bool isCleared)
    {
        bytes = (nuint)SizeOf((long)bytes);
        Bytes += (long)bytes;
        if (Bytes > MostBytes)
        {
            throw new InsufficientMemoryException(FormattableString.Invariant($"The network takes at least {Bytes} bytes, and this process may have {MostBytes}."));
        }

        if (bytes > (isCleared ? GreatestCleared : GreatestUncleared))
        {
            // Memory that is fresh from the system is zero already; what others have given back is not.
            var large = isCleared ? NativeMemory.AllocZeroed(bytes + LineBytes) : NativeMemory.Alloc(bytes + LineBytes);
            _largePieces.Add((nint)large);
            return Align(large);
        }

        if (bytes > _left)
        {
            var slab = SlabPool.Take();
            _slabs.Add(slab);
            _next = Align((void*)slab);
            _left = SlabPool.SlabBytes - LineBytes;
        }

        var piece = _next;
        _next += bytes;
        _left -= bytes;
        NativeMemory.Clear(isCleared ? piece : _next - GapBytes, isCleared ? bytes : GapBytes);
        return piece;
    }

    private static byte* Align(void* address) => (byte*)(((nuint)address + LineBytes - 1) / LineBytes * LineBytes);

    private void Free()
    {
        foreach (var slab in _slabs)
        {
            SlabPool.Give(slab);
        }

        foreach (var piece in _largePieces)
        {
            NativeMemory.Free((void*)piece);
        }

        _slabs.Clear();
        _largePieces.Clear();
        _left = 0;
    }
}
