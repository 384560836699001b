using System.Runtime.ConstrainedExecution;
using System.Runtime.InteropServices;

namespace NasDsl.Engine.Memory;

/// <summary>Native memory that is taken piece by piece while a network is planned and given back as a whole. Pieces are cleared, and lie on cache lines.</summary>
internal sealed unsafe class NativeArena : CriticalFinalizerObject, IDisposable
{
    private const nuint LineBytes = 64;

    /// <summary>
    /// Room between pieces. Processors compare loads with earlier stores by the low 12 bits of their addresses; pieces of whole pages side by side would make each load of the next vector of one
    /// wait for the last store to another. Ten lines keep them apart, and leave room for vectors that run over the end; the
    /// room stays 0, so that tables of offsets may be read a little beyond their end.
    /// </summary>
    private const nuint GapBytes = 10 * LineBytes;
    private const nuint SlabBytes = 1 << 20;
    private readonly List<nint> _slabs = [];
    private byte* _next;
    private nuint _left;

    /// <summary>Frees what was not disposed of.</summary>
    ~NativeArena() => Free();

    /// <summary>How many bytes pieces take.</summary>
    public long Bytes { get; private set; }

    /// <summary>Takes floats, all 0.</summary>
    /// <param name="count">How many.</param>
    /// <returns>Their address: aligned to a cache line, with a line of room behind them.</returns>
    public float* Floats(long count) => (float*)Take(checked((nuint)count * sizeof(float)));

    /// <summary>Takes whole numbers, all 0.</summary>
    /// <param name="count">How many.</param>
    /// <returns>Their address.</returns>
    public int* Ints(long count) => (int*)Take(checked((nuint)count * sizeof(int)));

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

    private byte* Take(nuint bytes)
    {
        bytes = ((bytes + LineBytes - 1) / LineBytes * LineBytes) + GapBytes;
        Bytes += (long)bytes;
        if (bytes > _left)
        {
            var size = Math.Max(bytes, SlabBytes);

            // Memory that the system gives is zero already, and costs nothing before it is used: a candidate starts without going through all of its memory.
            var slab = NativeMemory.AllocZeroed(size + LineBytes);
            _slabs.Add((nint)slab);
            _next = (byte*)(((nuint)slab + LineBytes - 1) / LineBytes * LineBytes);
            _left = size;
        }

        var piece = _next;
        _next += bytes;
        _left -= bytes;
        return piece;
    }

    private void Free()
    {
        foreach (var slab in _slabs)
        {
            NativeMemory.Free((void*)slab);
        }

        _slabs.Clear();
        _left = 0;
    }
}
