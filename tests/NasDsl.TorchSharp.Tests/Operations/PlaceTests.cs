using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Tests.Shared;

namespace NasDsl.TorchSharp.Tests.Operations;

/// <summary>Where weights lie in their buffer.</summary>
public sealed class PlaceTests
{
    /// <summary>cuDNN takes the weights of a recurrent layer as one tensor; where they are none, PyTorch copies them in each pass, and warns.</summary>
    [TorchTheory]
    [InlineData("gru")]
    [InlineData("lstm")]
    public void Weights_of_recurrent_layers_lie_one_after_another(string operation)
    {
        var network = new GraphBuilder(Shape.Signal(4, 3)).Add("pointwise", ("filters", Value.Of(5))).Add(operation, ("units", Value.Of(3))).Add("linear", ("units", Value.Of(2))).Build();
        var places = Inside.Places(network);
        var recurrent = places.Where(place => place.Name.Contains(operation, StringComparison.Ordinal)).ToArray();
        Assert.Equal(["weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0"], recurrent.Select(place => place.Name[(place.Name.LastIndexOf('.') + 1)..]));
        Assert.All(recurrent.Zip(recurrent.Skip(1)), pair => Assert.Equal(pair.First.First + pair.First.Count, pair.Second.First));
        Assert.All(places.Except(recurrent.Skip(1)), place => Assert.Equal(0, place.First % 32));
        Assert.All(places.Zip(places.Skip(1)), pair => Assert.True(pair.First.First + pair.First.Count <= pair.Second.First));
    }
}
