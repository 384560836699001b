using NasDsl.Data;

namespace NasDsl.Engines;

/// <summary>The training of one network, which can pause after any epoch. Not thread-safe; different runs are independent.</summary>
public interface ITrainingRun : IDisposable
{
    /// <summary>How many epochs have been trained.</summary>
    int Epoch { get; }

    /// <summary>Trains one epoch more: every row once, in an order drawn for this epoch; the last batch may be smaller.</summary>
    /// <param name="cancellationToken">Stops between two steps; the run is then unusable.</param>
    /// <returns>The mean loss over the rows, as they were met.</returns>
    /// <exception cref="TrainingDivergedException">The loss or a weight became infinite or not a number.</exception>
    /// <exception cref="InvalidOperationException">All epochs of the recipe have been trained.</exception>
    /// <exception cref="OperationCanceledException">Cancellation was requested.</exception>
    double TrainEpoch(CancellationToken cancellationToken);

    /// <summary>Answers for every row with the weights as they are, as at inference: no dropout, running statistics.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    /// <returns>The raw outputs of the network (for classes: logits), row by row: rows x outputs.</returns>
    /// <exception cref="OperationCanceledException">Cancellation was requested.</exception>
    float[] Predict(Dataset rows, CancellationToken cancellationToken);

    /// <summary>Copies the weights.</summary>
    /// <returns>The weights.</returns>
    NetworkWeights SaveWeights();

    /// <summary>Takes other weights over, at epoch 0: candidates that share weights begin with those.</summary>
    /// <param name="weights">The weights, as <see cref="SaveWeights"/> gives them.</param>
    /// <exception cref="NotSupportedException">The engine always begins with fresh weights.</exception>
    void LoadWeights(NetworkWeights weights) => throw new NotSupportedException("The engine always begins with fresh weights.");
}
