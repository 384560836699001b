using System.Buffers;
using NasDsl.Engines;
using NasDsl.Networks;

namespace NasDsl.Prediction;

/// <summary>A trained network that takes inputs as they are in data files. Thread-safe, and takes no memory after the first calls: buffers are lent from a pool.</summary>
internal sealed class TrainedNetwork
{
    private readonly IPredictor _predictor;
    private readonly double _divisor;

    /// <summary>Takes a network.</summary>
    /// <param name="engine">What computes.</param>
    /// <param name="network">The network.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="divisor">What each number of the input is divided by.</param>
    public TrainedNetwork(IEngine engine, Network network, NetworkWeights weights, double divisor)
    {
        _predictor = engine.Load(network, weights);
        _divisor = divisor;
        Inputs = network.Input.Size;
        Outputs = network.Output.Size;
    }

    /// <summary>How many numbers one row takes.</summary>
    public int Inputs { get; }

    /// <summary>How many numbers one answer has.</summary>
    public int Outputs { get; }

    /// <summary>Counts rows.</summary>
    /// <param name="length">How many numbers there are.</param>
    /// <param name="parameter">The parameter that they are given as.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="ArgumentException">They are not whole rows.</exception>
    public int Rows(int length, string parameter) => length % Inputs == 0
        ? length / Inputs
        : throw new ArgumentException($"A row has {Inputs} numbers, so {length} are not whole rows.", parameter);

    /// <summary>Answers.</summary>
    /// <param name="inputs">Whole rows.</param>
    /// <param name="outputs">Gets the raw outputs: rows x outputs.</param>
    public void Run(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        if (_divisor == 1)
        {
            _predictor.Predict(inputs, outputs);
            return;
        }

        var buffer = ArrayPool<float>.Shared.Rent(inputs.Length);
        try
        {
            // With the rounding of the reader of data files.
            for (var i = 0; i < inputs.Length; i++)
            {
                buffer[i] = (float)(inputs[i] / _divisor);
            }

            _predictor.Predict(buffer.AsSpan(0, inputs.Length), outputs);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(buffer);
        }
    }
}
