using NasDsl.Engines;
using NasDsl.Networks;

namespace NasDsl.Prediction;

/// <summary>A trained network that answers with numbers. Thread-safe, and takes no memory after the first calls.</summary>
public sealed class Regressor
{
    private readonly TrainedNetwork _network;

    /// <summary>Takes a network.</summary>
    /// <param name="engine">What computes.</param>
    /// <param name="network">The network.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="divisor">What each number of the input is divided by.</param>
    /// <exception cref="ArgumentException">The weights are not those of the network.</exception>
    public Regressor(IEngine engine, Network network, NetworkWeights weights, double divisor)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(weights);
        _network = new TrainedNetwork(engine, network, weights, divisor);
    }

    /// <summary>Answers for one row with one number.</summary>
    /// <param name="input">The numbers of the row, as they are in data files.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentException">The row has another length, or the network answers with several numbers.</exception>
    public float Predict(ReadOnlySpan<float> input)
    {
        var number = 0f;
        PredictBatch(input, new Span<float>(ref number));
        return number;
    }

    /// <summary>Answers for many rows at once, which is faster than one by one and gives the same bits.</summary>
    /// <param name="inputs">The numbers of the rows, one row after another.</param>
    /// <param name="numbers">Gets the answers: rows x outputs.</param>
    /// <exception cref="ArgumentException">The lengths do not go together.</exception>
    public void PredictBatch(ReadOnlySpan<float> inputs, Span<float> numbers)
    {
        var rows = _network.Rows(inputs.Length, nameof(inputs));
        if (numbers.Length != rows * _network.Outputs)
        {
            throw new ArgumentException($"{rows} x {_network.Outputs} answers need as much room, not {numbers.Length}.", nameof(numbers));
        }

        _network.Run(inputs, numbers);
    }
}
