namespace NasDsl.Language.Generation;

/// <summary>What hash tables with open addressing have in common whose slots hold a number plus 1, or 0 where they are free.</summary>
internal static class IntTable
{
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

    /// <summary>Makes a table twice as large.</summary>
    /// <param name="slots">How many slots there are now.</param>
    /// <param name="hashes">The hashes by number.</param>
    /// <param name="count">How many numbers there are.</param>
    /// <returns>The slots.</returns>
    public static int[] Grow(int slots, int[] hashes, int count)
    {
        var grown = new int[2 * slots];
        for (var number = 0; number < count; number++)
        {
            grown[FreeSlot(grown, hashes[number])] = number + 1;
        }

        return grown;
    }

    /// <summary>Where a number that is not there yet belongs.</summary>
    /// <param name="slots">The slots.</param>
    /// <param name="hash">Its hash.</param>
    /// <returns>The slot.</returns>
    public static int FreeSlot(int[] slots, int hash)
    {
        var mask = slots.Length - 1;
        var slot = hash & mask;
        while (slots[slot] > 0)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }
}
