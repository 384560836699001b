using NasDsl.Data;
using NasDsl.Engines;
using NasDsl.TorchSharp.Training;

namespace NasDsl.TorchSharp.Groups;

/// <summary>One training of a group, as its user sees it: as if it were alone. What it does lies with <see cref="TrainingGroup"/>.</summary>
/// <param name="group">The group.</param>
/// <param name="recipe">How it is trained.</param>
/// <param name="seed">What its randomness is drawn from.</param>
internal sealed class GroupRun(TrainingGroup group, TrainingRecipe recipe, ulong seed) : ITrainingRun
{
    /// <summary>How it is trained.</summary>
    public TrainingRecipe Recipe { get; } = recipe;

    /// <summary>What its randomness is drawn from.</summary>
    public ulong Seed { get; } = seed;

    /// <summary>What came of the epochs that the group has trained and this training has not been asked for.</summary>
    public Queue<EpochOutcome> Ahead { get; } = [];

    /// <inheritdoc/>
    public int Epoch => group.EpochOf(this);

    /// <summary>The epoch that it was taken up after, while the group has not begun.</summary>
    public int First { get; set; }

    /// <summary>The training that goes on by itself once this one has left the group; null while it is a member.</summary>
    public ITrainingRun? Alone { get; set; }

    /// <summary>What ended it, or null.</summary>
    public Exception? End { get; set; }

    /// <summary>Whether its user has no more use for it.</summary>
    public bool IsDisposed { get; private set; }

    /// <inheritdoc/>
    public double TrainEpoch(CancellationToken cancellationToken) => group.TrainEpoch(this, cancellationToken);

    /// <inheritdoc/>
    public float[] Predict(Dataset rows, CancellationToken cancellationToken) => group.Predict(this, rows, cancellationToken);

    /// <inheritdoc/>
    public NetworkWeights SaveWeights() => group.SaveWeights(this);

    /// <inheritdoc/>
    public void LoadWeights(NetworkWeights weights) => group.LoadWeights(this, weights);

    /// <inheritdoc/>
    public TrainingState? SaveState() => group.SaveState(this);

    /// <inheritdoc/>
    public void LoadState(TrainingState state) => group.LoadState(this, state);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!IsDisposed)
        {
            IsDisposed = true;
            group.Leave(this);
        }
    }
}
