using System.Runtime.ExceptionServices;
using NasDsl.Externs;
using NasDsl.TorchSharp.Graph;

namespace NasDsl.TorchSharp.Operations;

/// <summary>Calls an operation that the user has written in C# for the samples of a batch, in their order, with numbers on the host.</summary>
internal sealed class ExternCall : IDisposable
{
    private readonly IExternOperation _operation;
    private readonly string _name;
    private Exception? _failure;

    /// <summary>Makes the user's object.</summary>
    /// <param name="node">The node.</param>
    /// <exception cref="NotSupportedException">The code is not part of this program.</exception>
    public ExternCall(TorchNode node)
    {
        Node = node;
        var place = new ExternNode(node.Node.Arguments, node.Input, node.Output);
        _name = place.Operation.Name;
        var create = node.Node.Extern
            ?? throw new NotSupportedException($"The operation '{_name}' is written in C#, and its code is not part of this program.");
        _operation = Guard(() => create(place));
        Leaves = [.. place.Operation.WeightNames.Select(part => node.Weight(part))];
    }

    /// <summary>The place in the network.</summary>
    public TorchNode Node { get; }

    /// <summary>The weights, in the order of their declaration.</summary>
    public IReadOnlyList<TorchWeight> Leaves { get; }

    /// <summary>Computes the outputs of a batch.</summary>
    /// <param name="inputs">rows x the numbers of a sample, channels innermost.</param>
    /// <param name="weights">All weights, one after another.</param>
    /// <returns>rows x the numbers of a sample.</returns>
    /// <exception cref="ExternException">The user's code threw an exception.</exception>
    public float[] Forward(float[] inputs, float[] weights)
    {
        var (size, outputSize) = (Node.Input.Size, Node.Output.Size);
        var rows = inputs.Length / size;
        var outputs = new float[rows * outputSize];
        for (var n = 0; n < rows; n++)
        {
            var row = n;
            Guard(() => _operation.Forward(inputs.AsSpan(row * size, size), weights, outputs.AsSpan(row * outputSize, outputSize)));
        }

        return outputs;
    }

    /// <summary>
    /// Computes the gradients of a batch. It is called by native code, through which no exception can pass: one is kept until <see cref="ThrowFailure"/>.
    /// </summary>
    /// <param name="inputs">What the forward pass got.</param>
    /// <param name="outputs">What it gave.</param>
    /// <param name="outputGradients">The gradients of the outputs.</param>
    /// <param name="weights">All weights, one after another.</param>
    /// <returns>The gradients of the inputs and of the weights; zeros after a failure.</returns>
    public (float[] Inputs, float[] Weights) Backward(float[] inputs, float[] outputs, float[] outputGradients, float[] weights)
    {
        var (size, outputSize) = (Node.Input.Size, Node.Output.Size);
        var inputGradients = new float[inputs.Length];
        var weightGradients = new float[weights.Length];
        try
        {
            for (var n = 0; n < inputs.Length / size; n++)
            {
                var row = n;
                Guard(() => _operation.Backward(
                    inputs.AsSpan(row * size, size),
                    outputs.AsSpan(row * outputSize, outputSize),
                    outputGradients.AsSpan(row * outputSize, outputSize),
                    weights,
                    inputGradients.AsSpan(row * size, size),
                    weightGradients));
            }
        }
        catch (ExternException failure)
        {
            _failure ??= failure;
        }

        return (inputGradients, weightGradients);
    }

    /// <summary>Throws what the user's code threw in a backward pass.</summary>
    /// <exception cref="ExternException">It did.</exception>
    public void ThrowFailure()
    {
        if (Interlocked.Exchange(ref _failure, null) is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => (_operation as IDisposable)?.Dispose();

    private void Guard(Action action) => Guard(() =>
    {
        action();
        return true;
    });

    private T Guard<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            throw ExternException.Of(_name, failure);
        }
    }
}
