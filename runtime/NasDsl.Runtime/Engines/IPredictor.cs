using NasDsl.Data;

namespace NasDsl.Engines;

/// <summary>A trained network.</summary>
public interface IPredictor : IDisposable
{
    /// <summary>Answers for every row.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    /// <returns>The raw outputs of the network (for classes: logits), row by row: rows x outputs.</returns>
    /// <exception cref="OperationCanceledException">Cancellation was requested.</exception>
    float[] Predict(Dataset rows, CancellationToken cancellationToken);
}
