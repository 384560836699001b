using NasDsl.Data;

namespace NasDsl.Engines;

/// <summary>
/// The training of a network with mixtures, step by step. The mixtures of all <c>mix</c> operations, in the order of the nodes and of their inputs, are one list of numbers. Not
/// thread-safe; different runs are independent.
/// </summary>
public interface IMixtureRun : IDisposable
{
    /// <summary>How many steps make an epoch.</summary>
    int StepsPerEpoch { get; }

    /// <summary>Sets the mixtures.</summary>
    /// <param name="mixtures">One number for each input of each mixture.</param>
    /// <exception cref="ArgumentException">There are more or fewer.</exception>
    void SetMixtures(ReadOnlySpan<float> mixtures);

    /// <summary>
    /// Differentiates the loss on the next batch of validation rows by the mixtures (Liu, Simonyan and Yang, "DARTS", 2019, equations 7 and 8). Of second order, the loss is that after the
    /// weights have followed their gradient on the next training batch by one step, and the derivative of that step is a difference along the gradient. The weights stay as they are.
    /// </summary>
    /// <param name="isSecondOrder">Whether the weights follow.</param>
    /// <param name="gradient">Where the derivatives go, one for each number of the mixtures.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="TrainingDivergedException">The loss is infinite or not a number.</exception>
    double Differentiate(bool isSecondOrder, Span<float> gradient);

    /// <summary>Trains the weights on the next training batch; the mixtures stay as they are.</summary>
    /// <returns>The loss before the step.</returns>
    /// <exception cref="TrainingDivergedException">The loss or a weight became infinite or not a number.</exception>
    double Step();

    /// <summary>Answers for every row with the weights and mixtures as they are, as at inference.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    /// <returns>The raw outputs of the network (for classes: logits), row by row: rows x outputs.</returns>
    /// <exception cref="OperationCanceledException">Cancellation was requested.</exception>
    float[] Predict(Dataset rows, CancellationToken cancellationToken);
}
