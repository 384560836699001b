namespace NasDsl.Language.Generation;

/// <summary>
/// Numbers values in the order in which they first come: equal values have one number. The values lie in one array (open addressing: Knuth, The Art of Computer Programming, volume 3), since
/// tens of thousands of objects are more work for the garbage collector than for those who ask.
/// </summary>
/// <typeparam name="T">The type of the values.</typeparam>
internal sealed class Interner<T>
    where T : IEquatable<T>
{
    private T[] _values = new T[16];
    private int[] _hashes = new int[16];

    // The number of the value plus 1, or 0 where there is none; always at least twice as many as values.
    private int[] _slots = new int[32];

    /// <summary>How many values there are.</summary>
    public int Count { get; private set; }

    /// <summary>The value with a number.</summary>
    /// <param name="number">The number.</param>
    public T this[int number] => _values[number];

    /// <summary>The number of a value, which is that of the last one plus 1 when it is new.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The number.</returns>
    public int NumberOf(in T value)
    {
        var hash = IntTable.Mix(value.GetHashCode());
        var mask = _slots.Length - 1;
        var slot = hash & mask;
        for (; _slots[slot] > 0; slot = (slot + 1) & mask)
        {
            var number = _slots[slot] - 1;
            if (_hashes[number] == hash && _values[number].Equals(value))
            {
                return number;
            }
        }

        return Add(value, hash, slot);
    }

    private int Add(in T value, int hash, int slot)
    {
        if (Count == _values.Length)
        {
            Array.Resize(ref _values, 2 * Count);
            Array.Resize(ref _hashes, 2 * Count);
            _slots = IntTable.Grow(_slots.Length, _hashes, Count);
            slot = IntTable.FreeSlot(_slots, hash);
        }

        _values[Count] = value;
        _hashes[Count] = hash;
        _slots[slot] = ++Count;
        return Count - 1;
    }
}
