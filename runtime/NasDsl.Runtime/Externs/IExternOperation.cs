using NasDsl.Randomness;

namespace NasDsl.Externs;

/// <summary>
/// An operation that is written in C#, as an engine runs it: the class that is generated for an <c>extern op</c>. There is one object for each node of each network that is trained, and one thread
/// works with it at a time. Numbers lie as rows, columns, channels, with the channels innermost and nothing between them; each call is for one sample.
/// </summary>
public interface IExternOperation
{
    /// <summary>Draws fresh weights.</summary>
    /// <param name="weight">Which of the declared weights, from 0.</param>
    /// <param name="values">Its numbers, all 0.</param>
    /// <param name="random">Where randomness comes from.</param>
    void Initialize(int weight, Span<float> values, RandomStream random);

    /// <summary>Computes the output of one sample.</summary>
    /// <param name="input">The input.</param>
    /// <param name="weights">All weights, one after another.</param>
    /// <param name="output">Where the output goes; all 0 before.</param>
    void Forward(ReadOnlySpan<float> input, ReadOnlySpan<float> weights, Span<float> output);

    /// <summary>Computes the gradients of one sample.</summary>
    /// <param name="input">The input, as the forward pass got it.</param>
    /// <param name="output">The output, as the forward pass gave it.</param>
    /// <param name="outputGradient">The gradient of the loss with respect to the output.</param>
    /// <param name="weights">All weights, one after another.</param>
    /// <param name="inputGradient">Where the gradient with respect to the input goes; all 0 before.</param>
    /// <param name="weightGradients">Where the gradients with respect to the weights are added: those of the other samples of the batch are there.</param>
    void Backward(
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> outputGradient,
        ReadOnlySpan<float> weights,
        Span<float> inputGradient,
        Span<float> weightGradients);
}
