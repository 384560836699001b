using NasDsl.Search.Journal;

namespace NasDsl.Runtime.Tests.Search.Journal;

public sealed class TrialJsonTests
{
    [Fact]
    public async Task Every_trial_of_a_search_is_read_back_as_it_was()
    {
        var search = Searches.Digits();
        var engine = new ScriptedEngine(Searches.Accuracy) { Diverges = network => network.Nodes.Any(node => node.Operation.Name == "gelu") };
        var result = await Searches.RunAsync(search, engine);
        foreach (var trial in result.Trials)
        {
            var read = TrialJson.Read(TrialJson.Write(trial), search.Space);
            Assert.Equal(trial with { Genome = read.Genome, Objectives = read.Objectives, Curve = read.Curve, Losses = read.Losses, Elapsed = read.Elapsed }, read);
            Assert.True(trial.Objectives.SequenceEqual(read.Objectives));
            Assert.True(trial.Curve.SequenceEqual(read.Curve));
            Assert.True(trial.Losses.SequenceEqual(read.Losses));
            Assert.Equal(trial.Elapsed.TotalSeconds, read.Elapsed.TotalSeconds, 3);
            Assert.True(trial.Genome.Values.SequenceEqual(read.Genome.Values));
        }

        Assert.Equal(3, result.Trials.Select(trial => trial.Status).Distinct().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"trial\":1}")]
    [InlineData("{\"trial\":1,\"generation\":0,\"genome\":\"x=1\",\"status\":\"Finished\",\"epochs\":1}")]
    [InlineData("{\"trial\":\"1\",\"generation\":0,\"genome\":\"\",\"status\":\"Finished\",\"epochs\":1}")]
    public void Other_text_is_refused(string text)
    {
        Assert.Throws<FormatException>(() => TrialJson.Read(text, Searches.Digits().Space));
    }
}
