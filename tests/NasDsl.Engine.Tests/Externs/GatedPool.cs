using NasDsl.Externs;
using NasDsl.Randomness;

namespace NasDsl.Engine.Tests.Externs;

/// <summary>
/// An operation as a user may write it: the sum over windows of two places along the width, each channel through tanh after a scale and an offset. y = tanh(scale[c] (x1 + x2) + offset[0]).
/// </summary>
internal sealed class GatedPool(ExternNode node) : IExternOperation
{
    public void Initialize(int weight, Span<float> values, RandomStream random)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = weight == 0 ? 0.5f + random.NextSingle() : 0.1f;
        }
    }

    public void Forward(ReadOnlySpan<float> input, ReadOnlySpan<float> weights, Span<float> output)
    {
        for (var i = 0; i < output.Length; i++)
        {
            var (first, channel) = Place(i);
            output[i] = MathF.Tanh((weights[channel] * (input[first] + input[first + node.Input.Channels])) + weights[^1]);
        }
    }

    public void Backward(
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> outputGradient,
        ReadOnlySpan<float> weights,
        Span<float> inputGradient,
        Span<float> weightGradients)
    {
        for (var i = 0; i < output.Length; i++)
        {
            var (first, channel) = Place(i);
            var second = first + node.Input.Channels;
            var inner = outputGradient[i] * (1 - (output[i] * output[i]));
            inputGradient[first] += inner * weights[channel];
            inputGradient[second] += inner * weights[channel];
            weightGradients[channel] += inner * (input[first] + input[second]);
            weightGradients[^1] += inner;
        }
    }

    // The place of the first of the two numbers, and the channel.
    private (int First, int Channel) Place(int output)
    {
        var (position, channel) = Math.DivRem(output, node.Input.Channels);
        var (row, column) = Math.DivRem(position, node.Output.Width);
        return ((((row * node.Input.Width) + (2 * column)) * node.Input.Channels) + channel, channel);
    }
}
