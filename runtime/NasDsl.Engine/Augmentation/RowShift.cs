using NasDsl.Engines;
using NasDsl.Language.Catalog;

namespace NasDsl.Engine.Augmentation;

/// <summary>Moves a row along each axis that has more than one place. What comes in is 0, or mirrored at the outermost place, which is not repeated.</summary>
internal sealed class RowShift : RowAugmentation
{
    private readonly Shape _shape;
    private readonly bool _isMirrored;
    private readonly int _byRows;
    private readonly int _byColumns;
    private readonly float[] _before;

    /// <summary>Takes memory for a row.</summary>
    /// <param name="settings">How far it moves.</param>
    /// <param name="shape">The shape of a row.</param>
    public RowShift(ShiftSettings settings, Shape shape)
    {
        _shape = shape;
        _isMirrored = settings.IsMirrored;
        _byRows = Math.Min(settings.By, shape.Height - 1);
        _byColumns = Math.Min(settings.By, shape.Width - 1);
        _before = new float[shape.Size];
    }

    public override void Apply(Span<float> row, ref RowStream random)
    {
        var down = random.NextInt((2 * _byRows) + 1) - _byRows;
        var right = random.NextInt((2 * _byColumns) + 1) - _byColumns;
        row.CopyTo(_before);
        var pitch = _shape.Width * _shape.Channels;
        for (var y = 0; y < _shape.Height; y++)
        {
            var target = row.Slice(y * pitch, pitch);
            var from = y - down;
            if (!_isMirrored && (from < 0 || from >= _shape.Height))
            {
                target.Clear();
            }
            else
            {
                ShiftLine(_before.AsSpan(Mirror(from, _shape.Height) * pitch, pitch), right, target);
            }
        }
    }

    private void ShiftLine(ReadOnlySpan<float> source, int right, Span<float> target)
    {
        var channels = _shape.Channels;
        var first = Math.Max(0, right);
        var end = Math.Min(_shape.Width, _shape.Width + right);
        source.Slice((first - right) * channels, (end - first) * channels).CopyTo(target[(first * channels)..]);
        FillPlaces(source, right, 0, first, target);
        FillPlaces(source, right, end, _shape.Width, target);
    }

    private void FillPlaces(ReadOnlySpan<float> source, int right, int first, int end, Span<float> target)
    {
        var channels = _shape.Channels;
        for (var x = first; x < end; x++)
        {
            var place = target.Slice(x * channels, channels);
            if (_isMirrored)
            {
                source.Slice(Mirror(x - right, _shape.Width) * channels, channels).CopyTo(place);
            }
            else
            {
                place.Clear();
            }
        }
    }

    private static int Mirror(int place, int places) => place < 0 ? -place : place >= places ? (2 * (places - 1)) - place : place;
}
