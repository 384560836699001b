using System.Runtime.CompilerServices;
using NasDsl.Engine.Simd;

namespace NasDsl.Engine.Kernels;

/// <summary>Vectors for the cells of one column of a window: its weights, or the numbers under it. Of a window of one row there is only the middle.</summary>
/// <typeparam name="TSimd">The operations.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TWindow">The window.</typeparam>
internal unsafe struct WindowColumn<TSimd, TVector, TWindow>
    where TSimd : struct, ISimd<TVector>
    where TVector : struct
    where TWindow : struct, ISingleChannelWindow
{
    private TVector _above;
    private TVector _middle;
    private TVector _below;

    /// <summary>A column of weights.</summary>
    /// <param name="weights">The topmost.</param>
    /// <param name="row">Floats from one row of the window to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WindowColumn<TSimd, TVector, TWindow> Load(float* weights, nint row)
    {
        WindowColumn<TSimd, TVector, TWindow> column = default;
        if (TWindow.Rows == 1)
        {
            column._middle = TSimd.Load(weights);
            return column;
        }

        column._above = TSimd.Load(weights);
        column._middle = TSimd.Load(weights + row);
        column._below = TSimd.Load(weights + (2 * row));
        return column;
    }

    /// <summary>The numbers of a cell and of those above and below it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WindowColumn<TSimd, TVector, TWindow> Read<TOperand>(float* above, float* middle, float* below)
        where TOperand : struct, IOperand
    {
        WindowColumn<TSimd, TVector, TWindow> column = default;
        column._middle = TOperand.Read<TSimd, TVector>(middle);
        if (TWindow.Rows > 1)
        {
            column._above = TOperand.Read<TSimd, TVector>(above);
            column._below = TOperand.Read<TSimd, TVector>(below);
        }

        return column;
    }

    /// <summary>sum + sum over the rows of x w, from top to bottom.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Dot(WindowColumn<TSimd, TVector, TWindow> x, WindowColumn<TSimd, TVector, TWindow> w, TVector sum)
    {
        if (TWindow.Rows == 1)
        {
            return TSimd.Fma(x._middle, w._middle, sum);
        }

        return TSimd.Fma(x._below, w._below, TSimd.Fma(x._middle, w._middle, TSimd.Fma(x._above, w._above, sum)));
    }

    /// <summary>sum += x y, row by row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(WindowColumn<TSimd, TVector, TWindow> x, TVector y, ref WindowColumn<TSimd, TVector, TWindow> sum)
    {
        sum._middle = TSimd.Fma(x._middle, y, sum._middle);
        if (TWindow.Rows > 1)
        {
            sum._above = TSimd.Fma(x._above, y, sum._above);
            sum._below = TSimd.Fma(x._below, y, sum._below);
        }
    }

    /// <summary>Stores a column of gradients.</summary>
    /// <param name="isAdded">Whether it is added to what is there.</param>
    /// <param name="weights">The topmost.</param>
    /// <param name="row">Floats from one row of the window to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Give(bool isAdded, float* weights, nint row)
    {
        if (TWindow.Rows == 1)
        {
            Give(_middle, isAdded, weights);
            return;
        }

        Give(_above, isAdded, weights);
        Give(_middle, isAdded, weights + row);
        Give(_below, isAdded, weights + (2 * row));
    }

    /// <summary>Stores a vector, or adds it to what is there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Give(TVector value, bool isAdded, float* target) =>
        TSimd.Store(isAdded ? TSimd.Add(TSimd.Load(target), value) : value, target);
}
