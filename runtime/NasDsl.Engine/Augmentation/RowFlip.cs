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
        var pitch = _shape.Width * _shape.Channels;
        for (var y = 0; y < _shape.Height; y++)
        {
            var line = row.Slice(y * pitch, pitch);
            _before.AsSpan((isDown ? _shape.Height - 1 - y : y) * pitch, pitch).CopyTo(line);
            if (isAcross)
            {
                TurnLine(line);
            }
        }
    }

    /// <summary>Turns a line as a whole, then its places back, whose channels keep their order.</summary>
    private void TurnLine(Span<float> line)
    {
        line.Reverse();
        for (var x = 0; _shape.Channels > 1 && x < _shape.Width; x++)
        {
            line.Slice(x * _shape.Channels, _shape.Channels).Reverse();
        }
    }
}
