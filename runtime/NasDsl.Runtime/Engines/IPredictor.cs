using NasDsl.Data;

namespace NasDsl.Engines;

/// <summary>A trained network. Thread-safe.</summary>
public interface IPredictor : IDisposable
{
    /// <summary>Answers for every row.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    /// <returns>The raw outputs of the network (for classes: logits), row by row: rows x outputs.</returns>
    /// <exception cref="OperationCanceledException">Cancellation was requested.</exception>
    float[] Predict(Dataset rows, CancellationToken cancellationToken);

    /// <summary>Answers for rows that lie one after another. Takes no memory once as many calls have been made at the same time as ever will be.</summary>
    /// <param name="inputs">The inputs, as the network takes them: rows x inputs, channels innermost.</param>
    /// <param name="outputs">Gets the raw outputs of the network (for classes: logits): rows x outputs.</param>
    /// <exception cref="ArgumentException">The lengths are not those of whole rows, or not of the same number of rows.</exception>
    void Predict(ReadOnlySpan<float> inputs, Span<float> outputs);
}
