using System.Runtime;

namespace NasDsl.Benchmarks.Strategies;

/// <summary>Keeps what the runtime takes to compile out of measurements.</summary>
internal static class Compilation
{
    private const int MostRuns = 8;
    private const int FewMethods = 10;

    /// <summary>Does something again until the runtime compiles hardly anything for it, which it does in the background, several times for what is hot.</summary>
    /// <param name="work">What is to be measured afterwards.</param>
    public static void Settle(Action work)
    {
        for (var run = 0; run < MostRuns; run++)
        {
            var before = JitInfo.GetCompiledMethodCount();
            work();
            if (JitInfo.GetCompiledMethodCount() - before < FewMethods)
            {
                return;
            }
        }
    }
}
