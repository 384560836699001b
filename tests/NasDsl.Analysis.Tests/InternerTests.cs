using NasDsl.Language.Generation;

namespace NasDsl.Analysis.Tests;

public class InternerTests
{
    // More than a chunk holds, and more than a chunk of slots.
    private const int Many = 20_000;

    [Fact]
    public void Equal_values_have_one_number_in_the_order_in_which_they_come()
    {
        var interner = new Interner<IntPair>();
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < Many; i++)
            {
                Assert.Equal(i, interner.NumberOf(new IntPair(i % 7, i)));
            }
        }

        Assert.Equal(Many, interner.Count);
        Assert.Equal(new IntPair(12_345 % 7, 12_345), interner[12_345]);
    }

    [Fact]
    public void Values_of_one_hash_are_told_apart()
    {
        var interner = new Interner<Alike>();

        Assert.Equal(Enumerable.Range(0, 300), Enumerable.Range(0, 300).Select(i => interner.NumberOf(new Alike(i))));
        Assert.Equal(Enumerable.Range(0, 300), Enumerable.Range(0, 300).Select(i => interner.NumberOf(new Alike(i))));
    }

    [Fact]
    public void Chunks_keep_what_is_added_and_what_is_set()
    {
        var chunks = new Chunks<long>();
        for (var i = 0; i < Many; i++)
        {
            chunks.Add(i);
        }

        chunks[0] = -1;
        chunks[Many - 1] = -2;

        Assert.Equal(Many, chunks.Count);
        Assert.Equal([-1, 1, 15, 16, 17, 1023, 1024, 1025, -2], new[] { 0, 1, 15, 16, 17, 1023, 1024, 1025, Many - 1 }.Select(i => chunks[i]));
    }

    private readonly record struct Alike(int Number)
    {
        public override int GetHashCode() => 42;
    }
}
