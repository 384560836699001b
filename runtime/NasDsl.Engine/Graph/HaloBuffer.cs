using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NasDsl.Engine.Memory;

namespace NasDsl.Engine.Graph;

/// <summary>
/// A batch of images with zeros around them, and between them where they are spread out, so that windows need no bounds. Only the places of the image are ever written: the zeros stay.
/// </summary>
internal sealed unsafe class HaloBuffer
{
    private readonly Tensor _source;
    private readonly int _top;
    private readonly int _left;
    private readonly int _verticalSpread;
    private readonly int _horizontalSpread;
    private readonly int _samplePitch;

    /// <summary>Takes memory for a batch.</summary>
    /// <param name="arena">Where from.</param>
    /// <param name="source">What is copied in: its shape and pitch.</param>
    /// <param name="height">The height with zeros.</param>
    /// <param name="width">The width with zeros.</param>
    /// <param name="top">The row of the first row of the image.</param>
    /// <param name="left">The column of the first column of the image.</param>
    /// <param name="verticalSpread">Rows from one row of the image to the next.</param>
    /// <param name="horizontalSpread">Columns from one column of the image to the next.</param>
    /// <param name="batch">The greatest batch.</param>
    public HaloBuffer(NativeArena arena, Tensor source, int height, int width, int top, int left, int verticalSpread, int horizontalSpread, int batch)
    {
        _source = source;
        _top = top;
        _left = left;
        _verticalSpread = verticalSpread;
        _horizontalSpread = horizontalSpread;
        Width = width;
        _samplePitch = height * width * source.ChannelPitch;
        Values = horizontalSpread == 1 ? arena.FloatsToWrite((long)batch * _samplePitch) : arena.Floats((long)batch * _samplePitch);
        for (var n = 0; horizontalSpread == 1 && n < batch; n++)
        {
            ClearAround(n);
        }
    }

    /// <summary>The numbers: batch x height x width x channels.</summary>
    public float* Values { get; }

    /// <summary>The width with zeros.</summary>
    public int Width { get; }

    /// <summary>Floats from one row of an image to the next.</summary>
    public int RowPitch => _verticalSpread * Width * _source.ChannelPitch;

    /// <summary>Where an image begins.</summary>
    /// <param name="sample">Which.</param>
    /// <returns>The address of its first cell.</returns>
    public float* Image(int sample) => Values + ((nint)sample * _samplePitch) + (((_top * Width) + _left) * _source.ChannelPitch);

    /// <summary>Copies a batch in.</summary>
    /// <param name="values">The numbers of the source, or their gradient.</param>
    /// <param name="batch">How many samples.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(float* values, int batch)
    {
        var shape = _source.Shape;
        var pitch = _source.ChannelPitch;
        var rowPitch = shape.Width * pitch;
        for (var n = 0; n < batch; n++)
        {
            var target = Image(n);
            for (var y = 0; y < shape.Height; y++)
            {
                if (_horizontalSpread == 1)
                {
                    Copy(values, target, rowPitch);
                }
                else
                {
                    for (var x = 0; x < shape.Width; x++)
                    {
                        Copy(values + (x * pitch), target + (x * _horizontalSpread * pitch), pitch);
                    }
                }

                values += rowPitch;
                target += RowPitch;
            }
        }
    }

    /// <summary>Writes the zeros around an image, row by row: its places are written before they are read.</summary>
    private void ClearAround(int sample)
    {
        var from = Values + ((nint)sample * _samplePitch);
        var end = from + _samplePitch;
        for (var y = 0; y < _source.Shape.Height; y++)
        {
            var row = Image(sample) + (y * RowPitch);
            Clear(from, row);
            from = row + (_source.Shape.Width * _source.ChannelPitch);
        }

        Clear(from, end);
    }

    private static void Clear(float* from, float* to) => new Span<float>(from, (int)(to - from)).Clear();

    /// <summary>Copies a few numbers, which a call of the library's copy would take longer for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(float* source, float* target, int count)
    {
        var i = 0;
        for (; i + Layout.ChannelBlock <= count; i += Layout.ChannelBlock)
        {
            Vector256.Load(source + i).Store(target + i);
        }

        for (; i < count; i++)
        {
            target[i] = source[i];
        }
    }
}
