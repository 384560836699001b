using NasDsl.Data;
using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;
using NasDsl.Engine.Losses;
using NasDsl.Engine.Memory;
using NasDsl.Engines;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;

namespace NasDsl.Engine.Tests.Recipes;

/// <summary>Computes a loss of outputs that lie like those of a network, with numbers in the padding.</summary>
internal static unsafe class LossRun
{
    public static (double Loss, float[] Gradient) Of(
        LossSettings? settings, VectorKernels kernels, TargetKind kind, int size, float[] outputs, float[] targets, float[]? others = null, float[]? shares = null)
    {
        var rows = outputs.Length / size;
        var dataset = new Dataset(Shape.Vector(1), new float[rows], kind, size, targets);
        var pitch = Layout.Padded(size);
        using var arena = new NativeArena();
        var x = arena.Floats(rows * pitch);
        var gradient = arena.Floats(rows * pitch);
        for (var row = 0; row < rows; row++)
        {
            for (var c = 0; c < pitch; c++)
            {
                x[(row * pitch) + c] = c < size ? outputs[(row * size) + c] : 7 + c;
            }
        }

        var loss = Loss.For(settings, dataset, kernels, arena, rows).Compute(x, size, pitch, new BatchTargets(targets, others, shares), gradient);
        var result = new float[outputs.Length];
        for (var row = 0; row < rows; row++)
        {
            for (var c = 0; c < pitch; c++)
            {
                if (c < size)
                {
                    result[(row * size) + c] = gradient[(row * pitch) + c];
                }
                else
                {
                    Assert.Equal(0, gradient[(row * pitch) + c]);
                }
            }
        }

        return (loss, result);
    }
}
