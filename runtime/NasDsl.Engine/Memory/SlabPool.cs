using System.Runtime.InteropServices;

namespace NasDsl.Engine.Memory;

/// <summary>
/// Slabs of native memory that pass from one arena to the next. The system gives fresh memory page by page, at the first touch of each, which takes longer than anything else about starting a small network.
/// </summary>
internal static unsafe class SlabPool
{
    /// <summary>The bytes of a slab.</summary>
    public const nuint SlabBytes = 4 << 20;

    /// <summary>How many slabs are kept at most: 64 MB.</summary>
    private const int MostKept = 16;
    private static readonly Lock Gate = new();
    private static readonly Stack<nint> Kept = new();

    /// <summary>Takes a slab, with any numbers in it.</summary>
    /// <returns>Its address.</returns>
    public static nint Take()
    {
        lock (Gate)
        {
            if (Kept.TryPop(out var slab))
            {
                return slab;
            }
        }

        return (nint)NativeMemory.Alloc(SlabBytes);
    }

    /// <summary>Gives a slab back.</summary>
    /// <param name="slab">Its address.</param>
    public static void Give(nint slab)
    {
        lock (Gate)
        {
            if (Kept.Count < MostKept)
            {
                Kept.Push(slab);
                return;
            }
        }

        NativeMemory.Free((void*)slab);
    }
}
