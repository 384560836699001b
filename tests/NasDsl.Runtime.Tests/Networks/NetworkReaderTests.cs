using NasDsl.Networks;
using NasDsl.Randomness;
using NasDsl.Runtime.Tests.Genomes;

namespace NasDsl.Runtime.Tests.Networks;

public sealed class NetworkReaderTests
{
    [Fact]
    public void Networks_are_read_back_from_their_text()
    {
        var space = Spaces.Digits();
        for (var i = 0u; i < 200; i++)
        {
            var network = space.Sample(new RandomStream(3, RandomPurpose.User, i)).Network;

            Assert.Equal(network, Network.Parse(network.ToString()));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("0  input  8by8")]
    [InlineData("0  input  8x8x1\n1  relu   8x8x2")]
    [InlineData("0  input  8x8x1\n2  relu   8x8x1")]
    [InlineData("0  input  8x8x1\n1  rely   8x8x1")]
    [InlineData("0  input              8x8x1\n1  conv(filters: 4    8x8x4  40")]
    [InlineData("0  input              8x8x1\n1  conv(filter: 4)    8x8x4  40")]
    [InlineData("0  input  8x8x1\n1  relu   <- 3  8x8x1")]
    public void Other_texts_are_refused(string text) => Assert.Throws<FormatException>(() => Network.Parse(text));
}
