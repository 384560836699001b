namespace NasDsl.Engine.Kernels;

/// <summary>How a table of offsets goes on: in whole runs of one length, with the same distance between neighbours in all of them. Along a run no offset has to be read.</summary>
/// <param name="Length">How many offsets make a run; 1 where they lie anyhow.</param>
/// <param name="Step">The distance of neighbours.</param>
internal readonly record struct OffsetRun(int Length, int Step)
{
    /// <summary>Finds the longest runs.</summary>
    /// <param name="offsets">The offsets.</param>
    /// <returns>Their runs.</returns>
    public static OffsetRun Of(ReadOnlySpan<int> offsets)
    {
        if (offsets.Length < 2)
        {
            return new OffsetRun(1, 0);
        }

        var step = offsets[1] - offsets[0];
        var length = 2;
        while (length < offsets.Length && offsets[length] - offsets[length - 1] == step)
        {
            length++;
        }

        for (var i = 0; i < offsets.Length; i++)
        {
            if (i % length > 0 && offsets[i] - offsets[i - 1] != step)
            {
                return new OffsetRun(1, 0);
            }
        }

        return new OffsetRun(length, step);
    }

    /// <summary>The runs of some of the offsets, which begin with a run: parts of those of all, where these do not come to an end.</summary>
    /// <param name="count">How many offsets.</param>
    /// <returns>Their runs; one offset each where no runs are given.</returns>
    public OffsetRun Within(int count)
    {
        var length = Math.Max(Length, 1);
        while (count % length is var rest and > 0)
        {
            (count, length) = (length, rest);
        }

        return this with { Length = length };
    }
}
