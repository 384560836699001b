using NasDsl.Engine;
using NasDsl.Search;

namespace NasDsl.Runtime.Tests.Search;

/// <summary>Candidates that the memory of no machine suffices for.</summary>
public sealed class LargeCandidateTests
{
    [Fact]
    public async Task A_candidate_that_is_too_large_fails_alone()
    {
        var program = NasProgram.Compile(
            """
            data Digits { from csv "data/digits.csv"; input pixels: columns 0..63 as image(8, 8, 1) / 16; target digit: column 64 as class(10); split 60% train, 20% validation, 20% test; }
            space Net for Digits { pointwise({ 4, 16_000_000 }) -> gelu -> gelu -> gelu -> gelu -> globalavgpool -> linear(classes) }
            search S { space Net; maximize accuracy; strategy grid; train 1 epochs, batch 512; budget 2 trials; }
            """);

        var result = await SearchRunner.RunAsync(program.GetSearch("S"), new ManagedEngine(), new SearchOptions { BaseDirectory = AppContext.BaseDirectory }, null, CancellationToken.None);

        var failed = Assert.Single(result.Trials, trial => trial.Status == TrialStatus.Failed);
        Assert.Equal(("filters=16000000", "the memory did not suffice"), (failed.Genome.ToString(), failed.Reason));
        Assert.Equal(4, result.Champion.Trial.Network.Nodes[0].Shape.Channels);
    }
}
