namespace NasDsl.Language.Generation;

/// <summary>
/// A list that grows by chunks: nothing is copied, and no array is so long that the runtime keeps it among large objects, of which a few megabytes set off a collection of everything.
/// </summary>
/// <typeparam name="T">The type of the items, of no more than 80 bytes.</typeparam>
internal sealed class Chunks<T>
{
    private const int Bits = 10;
    private const int Length = 1 << Bits;
    private const int FirstLength = 16;

    private T[][] _chunks = [new T[FirstLength]];

    /// <summary>How many items there are.</summary>
    public int Count { get; private set; }

    /// <summary>An item. What is added may move the first ones, so that it must not be held meanwhile.</summary>
    /// <param name="index">Its place.</param>
    public ref T this[int index] => ref _chunks[index >> Bits][index & (Length - 1)];

    /// <summary>Adds an item at the end.</summary>
    /// <param name="item">The item.</param>
    public void Add(in T item)
    {
        var (chunk, at) = (Count >> Bits, Count & (Length - 1));
        if (chunk == _chunks.Length)
        {
            Array.Resize(ref _chunks, 2 * chunk);
        }

        // The first chunk grows: most lists are short.
        if (_chunks[chunk] is null)
        {
            _chunks[chunk] = new T[Length];
        }
        else if (at == _chunks[chunk].Length)
        {
            Array.Resize(ref _chunks[chunk], 2 * at);
        }

        _chunks[chunk][at] = item;
        Count++;
    }
}
