namespace NasDsl.Language.Generation;

/// <summary>
/// Numbers values in the order in which they first come: equal values have one number. The values lie in arrays, since tens of thousands of objects are more work for the garbage collector than
/// for those who ask.
/// </summary>
/// <typeparam name="T">The type of the values.</typeparam>
internal sealed class Interner<T>
    where T : IEquatable<T>
{
    private readonly Chunks<T> _values = new();
    private readonly Chunks<int> _hashes = new();
    private readonly SlotTable _slots = new();

    /// <summary>How many values there are.</summary>
    public int Count => _values.Count;

    /// <summary>The value with a number.</summary>
    /// <param name="number">The number.</param>
    public ref readonly T this[int number] => ref _values[number];

    /// <summary>The number of a value, which is that of the last one plus 1 when it is new.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The number.</returns>
    public int NumberOf(in T value)
    {
        var hash = SlotTable.Mix(value.GetHashCode());
        var slot = _slots.First(hash);
        int number;
        while ((number = _slots.At(slot)) >= 0)
        {
            if (_hashes[number] == hash && _values[number].Equals(value))
            {
                return number;
            }

            slot = _slots.Next(slot);
        }

        _values.Add(value);
        _hashes.Add(hash);
        _slots.Add(_hashes);
        return _values.Count - 1;
    }
}
