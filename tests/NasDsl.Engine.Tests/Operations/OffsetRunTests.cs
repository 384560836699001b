using NasDsl.Engine.Kernels;

namespace NasDsl.Engine.Tests.Operations;

public sealed class OffsetRunTests
{
    [Theory]
    [InlineData(new[] { 0, 8, 16, 40, 48, 56 }, 3, 8)]
    [InlineData(new[] { 5, 6, 7, 8 }, 4, 1)]
    [InlineData(new[] { 0, 1, 2, 10, 11 }, 3, 1)]
    [InlineData(new[] { 0, 1, 2, 10, 12, 14 }, 1, 0)]
    [InlineData(new[] { 0, 1, 2, 10, 13, 11 }, 1, 0)]
    [InlineData(new[] { 7 }, 1, 0)]
    public void Runs_are_as_long_as_all_of_them_go(int[] offsets, int length, int step) => Assert.Equal(new OffsetRun(length, step), OffsetRun.Of(offsets));

    [Theory]
    [InlineData(28, 512, 4)]
    [InlineData(64, 64, 64)]
    [InlineData(64, 7, 1)]
    [InlineData(24, 36, 12)]
    [InlineData(0, 5, 1)]
    public void Parts_of_runs_come_to_an_end_with_the_summands(int length, int count, int part) => Assert.Equal(new OffsetRun(part, 3), new OffsetRun(length, 3).Within(count));

    /// <summary>What tiles go by: the offsets of runs, begun anew after so many as a part has, are those of the table.</summary>
    [Theory]
    [InlineData(5, 30, 10)]
    [InlineData(28, 1400, 512)]
    public void Going_along_runs_gives_the_table(int line, int count, int block)
    {
        int[] table = [.. Enumerable.Range(0, count).Select(i => (i / line * 1000) + (i % line * 3))];
        for (var from = 0; from < count; from += block)
        {
            var run = OffsetRun.Of(table);
            var sums = Math.Min(block, count - from);
            var part = (from == 0 ? run : run.Within(block)).Within(sums);
            var walked = Enumerable.Range(0, sums).Select(i => table[from + (i / part.Length * part.Length)] + (i % part.Length * part.Step));
            Assert.Equal(table[from..(from + sums)], walked);
        }
    }
}
