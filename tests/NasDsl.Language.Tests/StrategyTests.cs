using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using Xunit;

namespace NasDsl.Language.Tests;

public sealed class StrategyTests
{
    public static TheoryData<string> Strategies => new(StrategyCatalog.All.Select(row => row.Name));

    [Theory]
    [MemberData(nameof(Strategies))]
    public void Every_strategy_has_a_default_for_each_option(string name)
    {
        var search = Assert.Single(Clean(Search($"strategy {name};")).Model.Searches);

        Assert.Equal(
            StrategyCatalog.Find(name)?.Parameters.Select(parameter => new OptionModel(parameter.Name, parameter.Default.GetValueOrDefault())),
            search.Strategy.Options);
    }

    [Fact]
    public void Challenges_have_options()
    {
        var search = Assert.Single(Clean(Search("strategy coevolution versus challenges(6, share: 10%);")).Model.Searches);

        Assert.Equal("challenges", search.Strategy.Versus?.Name);
        Assert.Equal([new OptionModel("count", Value.Of(6)), new OptionModel("share", Value.Of(0.1))], search.Strategy.Versus?.Options);
    }

    [Theory]
    [InlineData("halving", "eta 3, from 1, over epochs")]
    [InlineData("halving(from: 2 epochs)", "eta 3, from 2, over epochs")]
    [InlineData("hyperband(2, 10%, rows)", "eta 2, from 0.1, over rows")]
    [InlineData("halving(over: resolution, from: 25%)", "eta 3, from 0.25, over resolution")]
    [InlineData("halving(over: rows)", "eta 3, from 0.1, over rows")]
    [InlineData("median(from: 3 epochs)", "from 3, trials 5")]
    [InlineData("zerocost(gradnorm, keep: 20%)", "score gradnorm, keep 0.2")]
    public void Every_fidelity_has_its_options(string fidelity, string options)
    {
        var search = Assert.Single(Clean(Search($"fidelity {fidelity};")).Model.Searches);

        Assert.Equal(options, string.Join(", ", search.Fidelity?.Options.Select(option => $"{option.Name} {option.Value}") ?? []));
    }

    [Theory]
    [InlineData("fidelity halving(from: 30 epochs);", "NAS1011")]
    [InlineData("fidelity halving(from: 1 epochs, over: rows);", "NAS1016")]
    [InlineData("fidelity halving(from: 200%, over: rows);", "NAS1011")]
    [InlineData("fidelity halving(over: colours);", "NAS1012")]
    [InlineData("fidelity median(eta: 3);", "NAS1007")]
    [InlineData("fidelity hyperbond;", "NAS1003")]
    [InlineData("strategy evolution(sample: 0);", "NAS1011")]
    [InlineData("strategy evolution(populaton: 20);", "NAS1007")]
    [InlineData("strategy evolutio;", "NAS1003")]
    [InlineData("strategy differentiable(order: third);", "NAS1012")]
    [InlineData("strategy coevolution versus challenges(0);", "NAS1011")]
    [InlineData("strategy coevolution versus parasites;", "NAS1003")]
    public void A_mistake_is_told_once(string statement, string id) =>
        Assert.Equal([id], Compilation.Bind(Search(statement)).Diagnostics.Select(diagnostic => diagnostic.Id));

    [Theory]
    [InlineData("strategy grid;", "adam(lr: 1e-4..1e-2 log)", "grid", "the gene 'train.lr' takes any number in 0.0001..0.01 log, so that a grid over it has no end; give it a set of values")]
    [InlineData("strategy reinforce;", "adam(lr: { 1e-3, 1e-2 })", "reinforce", "the gene 'train.lr' belongs to the training, and its candidates share their weights and are trained by one recipe")]
    [InlineData("strategy reinforce; fidelity halving;", "adam", "reinforce", "its candidates share their weights, and 'halving' stops each by itself")]
    [InlineData("strategy random versus challenges;", "adam", "challenges", "they compete with the species of 'coevolution', and this is 'random'")]
    public void A_strategy_that_does_not_fit_says_why(string statements, string optimiser, string who, string why)
    {
        var diagnostic = Assert.Single(Compilation.Bind(Search(statements, optimiser)).Diagnostics);

        Assert.Equal("NAS1040", diagnostic.Id);
        Assert.Equal($"'{who}' cannot serve this search: {why}.", diagnostic.Message);
        Assert.Equal(2, diagnostic.Location.Start.Line);
    }

    [Theory]
    [InlineData("strategy reinforce(sharing: false); fidelity halving;", "adam(lr: 1e-4..1e-2 log)")]
    [InlineData("strategy reinforce; minimize params;", "adam")]
    [InlineData("strategy differentiable; minimize params; fidelity halving;", "adam(lr: 1e-4..1e-2 log)")]
    public void Strategies_that_learn_take_several_objectives_and_what_the_training_leaves_open(string statements, string optimiser) =>
        Clean(Search(statements, optimiser));

    [Theory]
    [InlineData("grid")]
    [InlineData("differentiable")]
    public void A_real_gene_of_the_space_is_named_with_its_place(string strategy)
    {
        var diagnostic = Assert.Single(Compilation.Bind(
            $$"""
            space Real for Digits { globalavgpool -> dropout(0.0..0.5) -> linear(classes) }
            search S { space Real; maximize accuracy; train 6 epochs; budget 9 trials;
                strategy {{strategy}}; }
            {{Snippets.Prelude}}
            """).Diagnostics);

        Assert.Equal("NAS1040", diagnostic.Id);
        Assert.Equal((3, 14), (diagnostic.Location.Start.Line, diagnostic.Location.Start.Column));
        Assert.Contains("the gene 'rate' takes any number in 0..0.5", diagnostic.Message, StringComparison.Ordinal);
        Assert.Equal(1, Assert.Single(diagnostic.Related).Location.Start.Line);
    }

    private static NasCompilation Clean(string text)
    {
        var compilation = Compilation.Bind(text);
        Assert.Empty(compilation.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        return compilation;
    }

    private static string Search(string statements, string optimiser = "adam") =>
        $$"""
        search S { space Net; maximize accuracy; train 6 epochs, {{optimiser}}; budget 9 trials;
            {{statements}} }
        space Net for Digits { conv({ 8, 16 }) -> relu -> globalavgpool -> linear(classes) }
        {{Snippets.Prelude}}
        """;
}
