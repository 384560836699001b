using NasDsl.Data;
using NasDsl.Engine.Graph;
using NasDsl.Engine.Losses;
using NasDsl.Engines;
using NasDsl.Language.Model;

namespace NasDsl.Engine.Augmentation;

/// <summary>Brings batches to a network: the rows as they are, or augmented, with what they shall be answered by. Takes all its memory when it is made.</summary>
internal sealed class TrainingBatch
{
    private readonly Dataset _training;
    private readonly ulong _seed;
    private readonly int _size;
    private readonly int _width;
    private readonly RowAugmentation[] _augmentations;
    private readonly MixupSettings? _mixup;
    private readonly float[] _inputs;
    private readonly float[] _other;
    private readonly float[] _targets;
    private readonly float[] _otherTargets;
    private readonly float[] _shares;

    /// <summary>Takes memory.</summary>
    /// <param name="training">The rows to train on.</param>
    /// <param name="recipe">What is done to them.</param>
    /// <param name="maximumBatch">The greatest batch.</param>
    /// <param name="seed">The seed of the run.</param>
    public TrainingBatch(Dataset training, TrainingRecipe recipe, int maximumBatch, ulong seed)
    {
        _training = training;
        _seed = seed;
        _size = training.InputShape.Size;
        _width = training.TargetWidth;
        _augmentations = [.. recipe.Augmentations.Where(settings => settings is not MixupSettings).Select(settings => RowAugmentation.Create(settings, training.InputShape))];
        _mixup = recipe.Augmentations.OfType<MixupSettings>().FirstOrDefault();
        var isMixedByClass = _mixup is not null && training.TargetKind == TargetKind.Class;
        _inputs = new float[IsAugmented ? maximumBatch * _size : 0];
        _other = new float[_mixup is null ? 0 : _size];
        _targets = new float[maximumBatch * _width];
        _otherTargets = new float[isMixedByClass ? maximumBatch : 0];
        _shares = new float[isMixedByClass ? maximumBatch : 0];
    }

    /// <summary>Whether anything is done to the rows.</summary>
    public bool IsAugmented => _augmentations.Length > 0 || _mixup is not null;

    /// <summary>Brings rows as they are.</summary>
    /// <param name="plan">The network.</param>
    /// <param name="dataset">Where rows come from.</param>
    /// <param name="rows">Which of them.</param>
    /// <returns>Their targets.</returns>
    public BatchTargets Load(NetworkPlan plan, Dataset dataset, ReadOnlySpan<int> rows)
    {
        plan.Load(dataset, rows);
        var targets = _targets.AsSpan(0, rows.Length * _width);
        for (var i = 0; i < rows.Length; i++)
        {
            TargetsOf(dataset, rows[i]).CopyTo(targets[(i * _width)..]);
        }

        return new BatchTargets(targets, default, default);
    }

    /// <summary>Brings rows of those to train on, augmented.</summary>
    /// <param name="plan">The network.</param>
    /// <param name="rows">Which of them.</param>
    /// <param name="epoch">The epoch: each has draws of its own.</param>
    /// <returns>Their targets.</returns>
    public BatchTargets LoadAugmented(NetworkPlan plan, ReadOnlySpan<int> rows, uint epoch)
    {
        if (!IsAugmented)
        {
            return Load(plan, _training, rows);
        }

        var targets = Augment(rows, epoch);
        plan.Load(Inputs(rows.Length));
        return targets;
    }

    /// <summary>Augments rows of those to train on, and keeps them until the next call.</summary>
    /// <param name="rows">Which of them, no more than the greatest batch.</param>
    /// <param name="epoch">The epoch: each has draws of its own.</param>
    /// <returns>Their targets.</returns>
    public BatchTargets Augment(ReadOnlySpan<int> rows, uint epoch)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            var random = new RowStream(_seed, epoch, (uint)rows[i]);
            var input = _inputs.AsSpan(i * _size, _size);
            Augment(rows[i], input, ref random);
            TargetsOf(_training, rows[i]).CopyTo(_targets.AsSpan(i * _width));
            if (_mixup is not null)
            {
                Mix(i, input, random.NextBeta(_mixup.Alpha), random.NextInt(_training.Count), ref random);
            }
        }

        var isMixed = _shares.Length > 0;
        return new BatchTargets(
            _targets.AsSpan(0, rows.Length * _width),
            isMixed ? _otherTargets.AsSpan(0, rows.Length) : default,
            isMixed ? _shares.AsSpan(0, rows.Length) : default);
    }

    /// <summary>The rows that were augmented last, one after another.</summary>
    /// <param name="rows">How many.</param>
    /// <returns>rows x the numbers of one.</returns>
    public ReadOnlySpan<float> Inputs(int rows) => _inputs.AsSpan(0, rows * _size);

    private ReadOnlySpan<float> TargetsOf(Dataset dataset, int row) => dataset.Targets.Span.Slice(row * _width, _width);

    private void Augment(int row, Span<float> input, ref RowStream random)
    {
        _training.Inputs.Span.Slice(row * _size, _size).CopyTo(input);
        foreach (var augmentation in _augmentations)
        {
            augmentation.Apply(input, ref random);
        }
    }

    /// <summary>Mixes the row at a place of the batch with another one, which has been through the same kinds of changes with draws of its own.</summary>
    private void Mix(int place, Span<float> input, double part, int partner, ref RowStream random)
    {
        var share = (float)part;
        Augment(partner, _other, ref random);
        MixNumbers(input, _other, share);
        var others = TargetsOf(_training, partner);
        if (_shares.Length > 0)
        {
            _shares[place] = share;
            _otherTargets[place] = others[0];
        }
        else
        {
            MixNumbers(_targets.AsSpan(place * _width, _width), others, share);
        }
    }

    private static void MixNumbers(Span<float> numbers, ReadOnlySpan<float> others, float share)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = (share * numbers[i]) + ((1 - share) * others[i]);
        }
    }
}
