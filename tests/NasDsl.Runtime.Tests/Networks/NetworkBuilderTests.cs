using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.Runtime.Tests.Genomes;

namespace NasDsl.Runtime.Tests.Networks;

public sealed class NetworkBuilderTests
{
    private const string Residual =
        "Conv.filters=8 Conv.kernel=3 Conv.batchnorm=true Conv.activation=relu stage=2 stage[0].op=residual "
        + "stage[0].residual.Conv.filters=16 stage[0].residual.Conv.kernel=1 stage[0].residual.Conv.batchnorm=false stage[0].residual.Conv.activation=gelu "
        + "stage[0].maxpool=true stage[1].op=residual stage[1].residual.Conv.filters=16 stage[1].residual.Conv.kernel=3 "
        + "stage[1].residual.Conv.batchnorm=false stage[1].residual.Conv.activation=tanh stage[1].maxpool=false rate=0.3";

    [Fact]
    public void A_residual_is_projected_only_where_shapes_differ()
    {
        var network = Spaces.Digits().Parse(Residual).Network;
        Assert.Equal(
            """
             0  input                                          8x8x1
             1  conv(filters: 8)                               8x8x8     80
             2  batchnorm                                      8x8x8     16
             3  relu                                           8x8x8
             4  conv(filters: 16, kernel: 1)                   8x8x16   144
             5  gelu                                           8x8x16
             6  pointwise(filters: 16, bias: false)  <- 3      8x8x16   128
             7  add                                  <- 5, 6   8x8x16
             8  maxpool                                        4x4x16
             9  conv(filters: 16)                              4x4x16  2320
            10  tanh                                           4x4x16
            11  add                                  <- 10, 8  4x4x16
            12  globalavgpool                                  16
            13  dropout(rate: 0.3)                             16
            14  linear(units: 10)                              10       170
            """,
            network.ToString());
    }

    [Fact]
    public void Costs_are_those_counted_by_hand()
    {
        var network = Spaces.Digits().Parse(Residual).Network;
        Assert.Equal(80 + 16 + 144 + 128 + 2320 + 170, NetworkCosts.Of(network, CostKind.Params));
        Assert.Equal(13, NetworkCosts.Of(network, CostKind.Length));
        Assert.Equal(5, NetworkCosts.Of(network, CostKind.Depth));

        // The most is held at the projection of node 6: its input, 8 x 8 x 8, and 8 x 8 x 16 each for its output and that of node 5, which the sum is written over.
        Assert.Equal(4 * (network.Cost.Params + 512 + (2 * 1024)), NetworkCosts.Of(network, CostKind.Memory));
        Assert.Equal(network.Cost.Macs, NetworkCosts.Of(network, CostKind.Macs));
        Assert.Equal(network.Cost.Flops, NetworkCosts.Of(network, CostKind.Flops));
        Assert.Throws<ArgumentOutOfRangeException>(() => NetworkCosts.Of(network, CostKind.Latency));
    }

    [Fact]
    public void Identities_are_left_out()
    {
        var network = Spaces.Digits().Parse(Residual.Replace("rate=0.3", "rate=0", StringComparison.Ordinal)).Network;
        Assert.DoesNotContain(network.Nodes, node => node.Operation.Name == "dropout");
        Assert.Equal(13, network.Nodes.Length);
    }
}
