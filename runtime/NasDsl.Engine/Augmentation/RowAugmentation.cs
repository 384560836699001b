using NasDsl.Engines;
using NasDsl.Language.Catalog;

namespace NasDsl.Engine.Augmentation;

/// <summary>Changes one row before it is trained on.</summary>
internal abstract class RowAugmentation
{
    /// <summary>Makes what settings describe.</summary>
    /// <param name="settings">The settings, of anything but mixing rows.</param>
    /// <param name="shape">The shape of a row.</param>
    /// <returns>The augmentation.</returns>
    public static RowAugmentation Create(AugmentationSettings settings, Shape shape) => settings switch
    {
        ShiftSettings shift => new RowShift(shift, shape),
        FlipSettings flip => new RowFlip(flip, shape),
        NoiseSettings noise => new RowNoise(noise.Deviation),
        ScaleSettings scale => new RowScale(scale.Spread),
        _ => throw new NotSupportedException($"The managed engine has no augmentation {settings.GetType().Name}."),
    };

    /// <summary>Changes a row.</summary>
    /// <param name="row">The row: height x width x channels.</param>
    /// <param name="random">Where random numbers come from.</param>
    public abstract void Apply(Span<float> row, ref RowStream random);
}
