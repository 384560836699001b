using NasDsl.Engines;
using NasDsl.Language.Catalog;

namespace NasDsl.Engine.Augmentation;

/// <summary>Turns an image over, each axis with a chance of its own.</summary>
internal sealed class RowFlip : RowAugmentation
{
    private readonly Shape _shape;
    private readonly FlipSettings _settings;
    private readonly float[] _before;

    /// <summary>Takes memory for a row.</summary>
    /// <param name="settings">The axes and the chance.</param>
    /// <param name="shape">The shape of a row.</param>
    public RowFlip(FlipSettings settings, Shape shape)
    {
        _settings = settings;
        _shape = shape;
        _before = new float[shape.Size];
    }

    public override void Apply(Span<float> row, ref RowStream random)
    {
        var isAcross = _settings.IsHorizontal && random.NextDouble() < _settings.Chance;
        var isDown = _settings.IsVertical && random.NextDouble() < _settings.Chance;
        if (!isAcross && !isDown)
        {
            return;
        }

        row.CopyTo(_before);
        var channels = _shape.Channels;
        for (var y = 0; y < _shape.Height; y++)
        {
            var from = isDown ? _shape.Height - 1 - y : y;
            for (var x = 0; x < _shape.Width; x++)
            {
                var place = (from * _shape.Width) + (isAcross ? _shape.Width - 1 - x : x);
                _before.AsSpan(place * channels, channels).CopyTo(row[(((y * _shape.Width) + x) * channels)..]);
            }
        }
    }
}
