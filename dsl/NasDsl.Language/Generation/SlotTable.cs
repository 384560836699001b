namespace NasDsl.Language.Generation;

/// <summary>The slots of a hash table with open addressing (Knuth, The Art of Computer Programming, volume 3): each holds a number, or is free. At least half of them are.</summary>
internal sealed class SlotTable
{
    private const int Bits = 14;
    private const int FirstLength = 32;

    // The number plus 1, or 0 where a slot is free.
    private int[][] _chunks = [new int[FirstLength]];
    private int _mask = FirstLength - 1;

    /// <summary>Spreads a hash over its lower bits (the end of MurmurHash3: Appleby, 2011).</summary>
    /// <param name="hash">The hash.</param>
    /// <returns>One that is as good as it, in all of its bits.</returns>
    public static int Mix(int hash)
    {
        unchecked
        {
            var mixed = (uint)hash;
            mixed = (mixed ^ (mixed >> 16)) * 0x85EBCA6B;
            mixed = (mixed ^ (mixed >> 13)) * 0xC2B2AE35;
            return (int)(mixed ^ (mixed >> 16));
        }
    }

    /// <summary>The slot in which a number is sought first.</summary>
    /// <param name="hash">Its hash.</param>
    /// <returns>The slot.</returns>
    public int First(int hash) => hash & _mask;

    /// <summary>The slot in which it is sought then.</summary>
    /// <param name="slot">The slot before.</param>
    /// <returns>The slot.</returns>
    public int Next(int slot) => (slot + 1) & _mask;

    /// <summary>The number in a slot, or -1.</summary>
    /// <param name="slot">The slot.</param>
    /// <returns>The number.</returns>
    public int At(int slot) => Slot(slot) - 1;

    /// <summary>Adds the number behind the last one.</summary>
    /// <param name="hashes">The hashes by number, up to that of the new one.</param>
    public void Add(Chunks<int> hashes)
    {
        var known = hashes.Count - 1;
        if (2 * hashes.Count > _mask)
        {
            Grow();
            known = 0;
        }

        for (var number = known; number < hashes.Count; number++)
        {
            var slot = First(hashes[number]);
            while (Slot(slot) > 0)
            {
                slot = Next(slot);
            }

            Slot(slot) = number + 1;
        }
    }

    private ref int Slot(int slot) => ref _chunks[slot >> Bits][slot & ((1 << Bits) - 1)];

    private void Grow()
    {
        var length = 2 * (_mask + 1);
        var chunk = Math.Min(length, 1 << Bits);
        _chunks = new int[length / chunk][];
        for (var i = 0; i < _chunks.Length; i++)
        {
            _chunks[i] = new int[chunk];
        }

        _mask = length - 1;
    }
}
