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

    /// <summary>Copies all that the rest of the training depends on, so that another run can take it up after this epoch with the same bits.</summary>
    /// <returns>The state, or null when the engine has no way to do so.</returns>
    TrainingState? SaveState() => null;

    /// <summary>Takes a training up, at epoch 0: the run has the network, rows, recipe and seed of the one that was saved.</summary>
    /// <param name="state">The state, as <see cref="SaveState"/> gives it.</param>
    /// <exception cref="ArgumentException">The state is not that of such a run; it stays at epoch 0.</exception>
    /// <exception cref="NotSupportedException">The engine has no way to do so.</exception>
    void LoadState(TrainingState state) => throw new NotSupportedException("The engine takes no training up.");
}
