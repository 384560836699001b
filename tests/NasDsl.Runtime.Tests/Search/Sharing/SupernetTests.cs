using NasDsl.Data;
using NasDsl.Engine;
using NasDsl.Engines;
using NasDsl.Genomes;
using NasDsl.Language.Catalog;
using NasDsl.Networks;
using NasDsl.Search.Strategies.Differentiable;
using NasDsl.Search.Strategies.Policies;

namespace NasDsl.Runtime.Tests.Search.Sharing;

public sealed class SupernetTests
{
    private static readonly Dataset Rows = SharedPrograms.Parity(3, 4);

    [Theory]
    [InlineData("conv({ 2, 3, 9 }, { 1, 3 }) -> (relu | tanh) -> globalavgpool -> linear(classes)")]
    [InlineData("conv(4) -> maxpool(2)? -> conv({ 2, 5 }, 3) -> maxpool(2)? -> relu -> globalavgpool -> linear(classes)")]
    [InlineData("conv(4) -> maxpool(2)? -> relu -> flatten -> linear({ 3, 8 }) -> relu -> linear(classes)")]
    [InlineData("repeat stage 0..3 { conv({ 2, 4 }) -> relu } -> globalavgpool -> linear(classes)")]
    [InlineData("let w = { 2, 8 }; conv(w, 3) -> relu -> conv(w, 1) -> globalavgpool -> linear(classes)")]
    [InlineData("conv(4) -> residual { conv(4, { 1, 3 }) -> maxpool(2)? -> relu } -> globalavgpool -> linear(classes)")]
    [InlineData("conv(2) -> residual { conv(4, { 1, 3 }) -> (relu | tanh) } -> globalavgpool -> linear(classes)")]
    [InlineData("parallel(add) { conv(4, { 1, 3 }); conv(4, 3) -> relu?; pointwise(4) } -> globalavgpool -> linear(classes)")]
    [InlineData("parallel(concat) { conv(4, { 1, 3 }) -> maxpool(2); conv(3, 3) -> (maxpool(2) | avgpool(2)) } -> relu -> globalavgpool -> linear(classes)")]
    [InlineData("parallel(add | concat) { conv(4, { 1, 3 }); conv(4, 3) } -> relu -> globalavgpool -> linear(classes)")]
    [InlineData("conv(4) -> dag(nodes: 3, inputs: 1, merge: add) { identity | conv(4, 3) | zero } -> globalavgpool -> linear(classes)")]
    [InlineData("conv(4) -> dag(nodes: 2, inputs: 2, merge: concat) { identity | tanh | conv(4, 3) } -> globalavgpool -> linear(classes)")]
    [InlineData("conv(4) -> dag(nodes: 3, inputs: all, merge: add) { zero | identity | conv(4, 1) } -> globalavgpool -> linear(classes)")]
    [InlineData("repeat stage 1..2 same { conv(4, { 1, 3 }) -> batchnorm? -> (relu | residual { conv(4, 3) }) } -> globalavgpool -> dropout({ 0, 0.2 }) -> linear(classes)")]
    [InlineData("conv(8) -> (layernorm | groupnorm({ 1, 2, 4 })) -> (leaky({ 0.0, 0.2, 1.0 }) | hardswish | softmax) -> (globalavgpool | globalmaxpool) -> linear(classes)")]
    [InlineData("conv(8) -> conv({ 4, 8 }, 3, groups: { 1, 2, 4 }, dilation: { 1, 2 }) -> relu -> globalavgpool -> linear(classes)")]
    [InlineData("conv(4) -> (upsample({ 1, 2 }) | convtranspose({ 2, 4 })) -> squeezeexcite({ 2, 4 })? -> globalavgpool -> linear(classes)")]
    [InlineData("separable({ 2, 5 }, { 1, 3 }) -> (adaptivemaxpool({ 1, 2 }) | adaptiveavgpool(2)) -> relu -> globalavgpool -> linear(classes)")]
    [InlineData("parallel(mul | add) { conv(4, { 1, 3 }); pointwise(4) -> (sigmoid | tanh) } -> globalavgpool -> linear(classes)")]
    [InlineData("conv(4) -> dag(nodes: 3, inputs: all, merge: mul) { identity | conv(4, 3) } -> reshape(length: 16)? -> globalavgpool -> linear(classes)")]
    [InlineData("c4lift({ 1, 2 }) -> c4norm -> relu -> c4conv({ 1, 3 }, { 1, 3 }) -> (relu | tanh) -> c4pool -> globalavgpool -> linear(classes)")]
    public void With_all_probability_on_a_genome_it_answers_as_the_network_of_the_genome(string body) => AssertAlike(body, "image(4, 4, 1)", Rows);

    [Theory]
    [InlineData("positional? -> attention({ 1, 2 }) -> (gru({ 3, 4 }) | lstm(4)) -> linear(classes)")]
    [InlineData("gru({ 2, 3 }, sequence: true) -> lstm({ 4, 9 }) -> linear(classes)")]
    public void Sequences_are_shared_like_images(string body) =>
        AssertAlike(body, "signal(4, 4)", new Dataset(Shape.Signal(4, 4), Rows.Inputs.ToArray(), Rows.TargetKind, Rows.TargetSize, Rows.Targets.ToArray()));

    [Theory]
    [InlineData("embedding({ 2, 5 }) -> conv(4, { 1, 3 }) -> (relu | tanh) -> globalavgpool -> linear(classes)")]
    public void Vectors_of_tokens_are_the_first_numbers_of_longer_ones(string body) =>
        AssertAlike(body, "tokens(16, 2)", new Dataset(Shape.Tokens(16, 2), [.. Rows.Inputs.ToArray().Select(x => x > 0 ? 1f : 0)], Rows.TargetKind, Rows.TargetSize, Rows.Targets.ToArray()));

    private static void AssertAlike(string body, string form, Dataset rows)
    {
        var space = SharedPrograms.Create(body, "maximize accuracy; train 2 epochs; budget 1 trials;", form).Space;
        var supernet = SupernetBuilder.Build(space);
        foreach (var genome in GenomeEnumerator.Enumerate(space).Take(300))
        {
            var distribution = new ChoiceDistribution(space);
            for (var gene = 0; gene < distribution.Logits.Length; gene++)
            {
                distribution.Logits[gene][genome.IndexOf(gene)] = 60;
            }

            distribution.Refresh();
            var mixtures = new Queue<float>(new SupernetChoices(supernet, distribution).Mix());
            var expected = Answer(genome.Network, rows, []);
            var actual = Answer(supernet.Network, rows, mixtures);
            Assert.Empty(mixtures);
            for (var i = 0; i < expected.Length; i++)
            {
                Assert.True(Math.Abs(expected[i] - actual[i]) < 1e-4, $"{genome}: {expected[i]} expected, {actual[i]} found");
            }
        }
    }

    [Fact]
    public void A_space_that_would_be_too_large_is_refused()
    {
        var space = SharedPrograms.Create(
            "repeat stage 1..400 { conv({ 1, 2, 3, 4, 5, 6, 7, 8 }, { 1, 2, 3, 4, 5, 6, 7 }) -> (relu | tanh | gelu | silu | sigmoid) } -> globalavgpool -> linear(classes)",
            "maximize accuracy; train 2 epochs; budget 1 trials;").Space;
        Assert.Equal("NAS7060", Assert.Throws<NasException>(() => SupernetBuilder.Build(space)).Diagnostics[0].Id);
    }

    /// <summary>Answers with weights that depend on the operation and on the places of output, input and cell alone: a narrower or smaller operation has some of those of a wider one.</summary>
    private static float[] Answer(Network network, Dataset rows, Queue<float> mixtures)
    {
        using var run = new ManagedEngine().Start(network, rows, new TrainingRecipe(1, 3, new SgdSettings(0.1, 0, false, 0), new ConstantSchedule()), 1);
        var weights = run.SaveWeights().Tensors.Select(tensor => tensor with
        {
            Values = [.. Enumerable.Range(0, tensor.Values.Length).Select(i => tensor.Name.Contains(".mix.", StringComparison.Ordinal) ? mixtures.Dequeue() : Weight(tensor, i))],
        });
        run.LoadWeights(new NetworkWeights([.. weights]));
        return run.Predict(rows, CancellationToken.None);
    }

    private static float Weight(WeightTensor tensor, int index)
    {
        if (tensor.Name.Contains("norm", StringComparison.Ordinal))
        {
            // Channels that a candidate lacks stay 0.
            return tensor.Name.EndsWith("weight", StringComparison.Ordinal) || tensor.Name.EndsWith("var", StringComparison.Ordinal) ? 1 : 0;
        }

        var key = (double)tensor.Name[(tensor.Name.IndexOf('.', StringComparison.Ordinal) + 1)..].Length;
        for (var dimension = tensor.Shape.Length - 1; dimension >= 0; dimension--)
        {
            key += (index % tensor.Shape[dimension]) * (dimension + 1.3);
            index /= tensor.Shape[dimension];
        }

        return (float)Math.Sin(key);
    }
}
