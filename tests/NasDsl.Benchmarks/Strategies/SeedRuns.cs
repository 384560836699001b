namespace NasDsl.Benchmarks.Strategies;

/// <summary>Runs one strategy with many seeds on all threads; each thread has a problem of its own.</summary>
internal static class SeedRuns
{
    public static T[] Run<T>(int seeds, Func<TabledProblem> open, Func<TabledProblem, ulong, T> run)
    {
        var results = new T[seeds];
        Parallel.For(
            0,
            seeds,
            open,
            (seed, _, problem) =>
            {
                results[seed] = run(problem, (ulong)seed);
                return problem;
            },
            _ => { });
        return results;
    }
}
