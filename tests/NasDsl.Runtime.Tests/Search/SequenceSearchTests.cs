using NasDsl.Engine;
using NasDsl.Search;

namespace NasDsl.Runtime.Tests.Search;

/// <summary>A search over networks that read tokens: which of two letters comes first.</summary>
public sealed class SequenceSearchTests : IDisposable
{
    private const string Program = """
        namespace Sequences;

        data Words {
            from   csv "words.csv";
            input  letters: columns 0..7 as tokens(8, 5);
            target kind:    column 8 as class(2);
            split  60% train, 20% validation, 20% test;
        }

        space Reading for Words {
            embedding({ 8, 16 }) -> (positional -> residual { attention(heads: { 1, 2 }) } -> globalavgpool | (gru({ 8, 16 }) | lstm(16))) -> linear(classes)
        }

        search Order {
            space    Reading;
            maximize accuracy;
            train    8 epochs, batch 16, adam(lr: 0.02);
            fidelity halving(from: 2 epochs);
            budget   12 trials;
        }
        """;

    private readonly string _directory = Directory.CreateTempSubdirectory("nasdsl").FullName;

    public SequenceSearchTests()
    {
        var random = new Random(1);
        File.WriteAllLines(Path.Combine(_directory, "words.csv"), Enumerable.Range(0, 300).Select(_ =>
        {
            int[] letters = [.. Enumerable.Range(0, 8).Select(_ => random.Next(3))];
            var first = random.Next(8);
            var second = (first + 1 + random.Next(7)) % 8;
            letters[first] = 3;
            letters[second] = 4;
            return $"{string.Join(',', letters)},{(first < second ? 1 : 0)}";
        }));
    }

    public void Dispose() => Directory.Delete(_directory, true);

    [Fact]
    public async Task One_thread_and_four_find_the_same_reader()
    {
        var one = await RunAsync(1);
        var four = await RunAsync(4);

        Assert.Equal(Searches.Describe(one), Searches.Describe(four));
        Assert.Equal(one.Champion.Weights.Hash(), four.Champion.Weights.Hash());
        Assert.True(one.Champion.Test?.Accuracy > 0.9, $"{one.Champion.Test?.Accuracy}");
    }

    private Task<SearchResult> RunAsync(int threads) => SearchRunner.RunAsync(
        NasProgram.Compile(Program).GetSearch("Order"),
        new ManagedEngine(),
        new SearchOptions { Threads = threads, BaseDirectory = _directory },
        null,
        CancellationToken.None);
}
