using NasDsl.Engine.Memory;

namespace NasDsl.Engine.Operations;

/// <summary>Writes tables of offsets that a <see cref="Kernels.GatherMultiply"/> goes along.</summary>
internal static unsafe class OffsetTable
{
    /// <summary>0, step, 2 step and so on.</summary>
    /// <param name="arena">Where the memory comes from.</param>
    /// <param name="count">How many offsets.</param>
    /// <param name="step">From one to the next.</param>
    /// <returns>The table.</returns>
    public static int* Steps(NativeArena arena, int count, int step) => Planes(arena, 1, 0, count, step);

    /// <summary>The same steps in several planes, one plane after the other.</summary>
    /// <param name="arena">Where the memory comes from.</param>
    /// <param name="planes">How many planes.</param>
    /// <param name="planeStep">From one plane to the next.</param>
    /// <param name="count">How many offsets in each.</param>
    /// <param name="step">From one to the next.</param>
    /// <returns>The table.</returns>
    public static int* Planes(NativeArena arena, int planes, int planeStep, int count, int step)
    {
        var table = arena.Ints((long)planes * count);
        for (var plane = 0; plane < planes; plane++)
        {
            for (var i = 0; i < count; i++)
            {
                table[(plane * count) + i] = checked((plane * planeStep) + (i * step));
            }
        }

        return table;
    }
}
