using System.Buffers;
using NasDsl.Engines;
using NasDsl.Language.Numerics;
using NasDsl.Networks;

namespace NasDsl.Prediction;

/// <summary>A trained network that tells classes apart. Thread-safe, and takes no memory after the first calls.</summary>
public sealed class Classifier
{
    private readonly TrainedNetwork _network;

    /// <summary>Takes a network.</summary>
    /// <param name="engine">What computes.</param>
    /// <param name="network">The network: one output for each class.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="divisor">What each number of the input is divided by.</param>
    /// <exception cref="ArgumentException">The weights are not those of the network.</exception>
    public Classifier(IEngine engine, Network network, NetworkWeights weights, double divisor)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(weights);
        _network = new TrainedNetwork(engine, network, weights, divisor);
    }

    /// <summary>How many classes there are.</summary>
    public int Classes => _network.Outputs;

    /// <summary>Answers for one row.</summary>
    /// <param name="input">The numbers of the row, as they are in data files.</param>
    /// <returns>The most probable class; of equal ones the first.</returns>
    /// <exception cref="ArgumentException">The row has another length.</exception>
    public int Predict(ReadOnlySpan<float> input)
    {
        var label = 0;
        PredictBatch(input, new Span<int>(ref label), []);
        return label;
    }

    /// <summary>Answers for one row.</summary>
    /// <param name="input">The numbers of the row, as they are in data files.</param>
    /// <param name="probabilities">Gets the probability of each class.</param>
    /// <returns>The most probable class; of equal ones the first.</returns>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    public int Predict(ReadOnlySpan<float> input, Span<float> probabilities)
    {
        CheckProbabilities(probabilities.Length, 1);
        var label = 0;
        PredictBatch(input, new Span<int>(ref label), probabilities);
        return label;
    }

    /// <summary>Answers for many rows at once, which is faster than one by one and gives the same bits.</summary>
    /// <param name="inputs">The numbers of the rows, one row after another.</param>
    /// <param name="labels">Gets the most probable class of each row.</param>
    /// <param name="probabilities">Gets the probability of each class for each row: rows x classes. May be empty.</param>
    /// <exception cref="ArgumentException">The lengths do not go together.</exception>
    public void PredictBatch(ReadOnlySpan<float> inputs, Span<int> labels, Span<float> probabilities = default)
    {
        var rows = _network.Rows(inputs.Length, nameof(inputs));
        if (labels.Length != rows)
        {
            throw new ArgumentException($"There are {rows} rows, and room for {labels.Length} labels.", nameof(labels));
        }

        if (!probabilities.IsEmpty)
        {
            CheckProbabilities(probabilities.Length, rows);
            Run(inputs, labels, probabilities);
            return;
        }

        var buffer = ArrayPool<float>.Shared.Rent(rows * Classes);
        try
        {
            Run(inputs, labels, buffer.AsSpan(0, rows * Classes), wantsProbabilities: false);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(buffer);
        }
    }

    private void Run(ReadOnlySpan<float> inputs, Span<int> labels, Span<float> outputs, bool wantsProbabilities = true)
    {
        _network.Run(inputs, outputs);
        for (var row = 0; row < labels.Length; row++)
        {
            var logits = outputs.Slice(row * Classes, Classes);
            labels[row] = Greatest(logits);
            if (wantsProbabilities)
            {
                Softmax(logits, logits[labels[row]]);
            }
        }
    }

    private void CheckProbabilities(int length, int rows)
    {
        if (length != rows * Classes)
        {
            throw new ArgumentException($"{rows} x {Classes} probabilities need as much room, not {length}.");
        }
    }

    private static int Greatest(ReadOnlySpan<float> logits)
    {
        var best = 0;
        for (var i = 1; i < logits.Length; i++)
        {
            best = logits[i] > logits[best] ? i : best;
        }

        return best;
    }

    private static void Softmax(Span<float> logits, float greatest)
    {
        var sum = 0.0;
        foreach (var logit in logits)
        {
            sum += DeterministicMath.Exp((double)logit - greatest);
        }

        for (var i = 0; i < logits.Length; i++)
        {
            logits[i] = (float)(DeterministicMath.Exp((double)logits[i] - greatest) / sum);
        }
    }
}
