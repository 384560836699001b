using NasDsl.Randomness;

namespace NasDsl.Runtime.Tests.Randomness;

public sealed class PhiloxTests
{
    // The known answers of Random123 for philox4x32 with ten rounds: counter, key, result.
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void It_gives_the_published_answers(uint a, uint b, uint c, uint d, uint key0, uint key1, uint ra, uint rb, uint rc, uint rd)
    {
        Assert.Equal((ra, rb, rc, rd), Philox.Generate(a, b, c, d, key0, key1));
    }

    // The counters run over the end of their lower half; the numbers are whole vectors, some counters left over, and fewer than a vector.
    [Theory]
    [InlineData(0ul, 64)]
    [InlineData(uint.MaxValue - 2ul, 28)]
    [InlineData(ulong.MaxValue - 1, 20)]
    [InlineData(7ul, 12)]
    public void Many_counters_at_once_give_what_each_gives_alone(ulong first, int count)
    {
        var numbers = new uint[count];
        Philox.Generate(first, 5, uint.MaxValue, 0xa4093822u, 0x299f31d0u, numbers);
        for (var i = 0; i < count; i += 4)
        {
            var counter = unchecked(first + ((ulong)i / 4));
            var (a, b, c, d) = Philox.Generate((uint)counter, (uint)(counter >> 32), 5, uint.MaxValue, 0xa4093822u, 0x299f31d0u);
            Assert.Equal([a, b, c, d], numbers[i..(i + 4)]);
        }
    }

    [Fact]
    public void A_stream_gives_block_after_block()
    {
        var random = new RandomStream(0x299f31d0_a4093822ul, RandomPurpose.Weights, 9);
        for (uint block = 0; block < 50; block++)
        {
            var (a, b, c, d) = Philox.Generate(block, 0, (uint)RandomPurpose.Weights, 9, 0xa4093822u, 0x299f31d0u);
            Assert.Equal([a, b, c, d], [random.NextUInt32(), random.NextUInt32(), random.NextUInt32(), random.NextUInt32()]);
        }
    }

    [Fact]
    public void A_list_of_numbers_is_what_single_calls_give()
    {
        var (all, single) = (new RandomStream(5, RandomPurpose.Weights), new RandomStream(5, RandomPurpose.Weights));
        foreach (var length in (int[])[3, 0, 1, 9, 64, 200, 17, 7, 1])
        {
            var numbers = new float[length];
            all.NextSingles(numbers);
            Assert.Equal([.. numbers.Select(_ => single.NextSingle())], numbers);
        }
    }

    [Fact]
    public void Streams_of_other_seeds_purposes_and_items_differ()
    {
        ulong First(ulong seed, RandomPurpose purpose, uint item) => new RandomStream(seed, purpose, item).NextUInt64();
        ulong[] numbers =
        [
            First(1, RandomPurpose.Strategy, 0), First(2, RandomPurpose.Strategy, 0), First(1ul << 32, RandomPurpose.Strategy, 0),
            First(1, RandomPurpose.Training, 0), First(1, RandomPurpose.Strategy, 1),
        ];
        Assert.Equal(numbers.Length, numbers.Distinct().Count());
        Assert.Equal(First(1, RandomPurpose.Strategy, 0), First(1, RandomPurpose.Strategy, 0));
    }

    [Fact]
    public void Whole_numbers_are_evenly_spread()
    {
        var random = new RandomStream(3, RandomPurpose.User);
        var counts = new int[6];
        for (var i = 0; i < 60_000; i++)
        {
            counts[random.NextInt(6)]++;
        }

        // Five deviations of a binomial with 60,000 throws around 10,000.
        Assert.All(counts, count => Assert.InRange(count, 9_544, 10_456));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.NextInt(0));
    }

    [Fact]
    public void A_shuffle_keeps_every_item()
    {
        var items = Enumerable.Range(0, 50).ToArray();
        new RandomStream(3, RandomPurpose.User).Shuffle(items.AsSpan());
        Assert.NotEqual(Enumerable.Range(0, 50), items);
        Assert.Equal(Enumerable.Range(0, 50), items.Order());
    }
}
