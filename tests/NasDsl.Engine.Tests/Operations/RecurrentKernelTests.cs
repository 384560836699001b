using NasDsl.Engine.Kernels;
using NasDsl.Engine.Memory;
using NasDsl.Engine.Simd;

namespace NasDsl.Engine.Tests.Operations;

/// <summary>Gradients that fade along a sequence end as zeros, before they are denormal.</summary>
public sealed unsafe class RecurrentKernelTests
{
    [Theory]
    [InlineData(1e-20f, false)]
    [InlineData(9e-31f, true)]
    [InlineData(float.Epsilon, true)]
    public void Gradients_that_have_all_but_vanished_are_zero(float gradient, bool isVanished)
    {
        using var arena = new NativeArena();
        var step = new RecurrentStep
        {
            Gates = arena.Floats(4),
            GatePitch = 1,
            Before = arena.Floats(1),
            After = arena.Floats(1),
            CellBefore = arena.Floats(1),
            Cell = arena.Floats(1),
            Gradient = arena.Floats(1),
            GradientBefore = arena.Floats(1),
            CellGradient = arena.Floats(1),
        };
        foreach (var isGru in (bool[])[true, false])
        {
            for (var gate = 0; gate < 4; gate++)
            {
                step.Gates[gate] = 0.5f;
            }

            *step.Before = *step.CellBefore = *step.Cell = 0.25f;
            *step.Gradient = gradient;
            if (isGru)
            {
                RecurrentKernels<SimdScalar, float>.GruGradient(step, 1);
                Assert.Equal(isVanished ? 0 : gradient / 2, *step.GradientBefore);
            }
            else
            {
                RecurrentKernels<SimdScalar, float>.LstmGradient(step, 1);
                Assert.Equal(isVanished, *step.CellGradient == 0);
            }

            for (var gate = 0; gate < 4; gate++)
            {
                Assert.Equal(isVanished, step.Gates[gate] == 0);
            }
        }
    }
}
