namespace NasDsl.Engine.Kernels;

/// <summary>The arrays of one step of a recurrent layer: samples x units each.</summary>
internal unsafe struct RecurrentStep
{
    /// <summary>What the linear maps of all gates give, then the gates; in the backward pass the gates, then the gradients before their functions.</summary>
    public float* Gates;

    /// <summary>The floats from one gate to the next.</summary>
    public nint GatePitch;

    /// <summary>The state before the step.</summary>
    public float* Before;

    /// <summary>The state behind it.</summary>
    public float* After;

    /// <summary>The cell before the step, which LSTM has.</summary>
    public float* CellBefore;

    /// <summary>The cell behind it.</summary>
    public float* Cell;

    /// <summary>The gradient of the state behind the step.</summary>
    public float* Gradient;

    /// <summary>Gets the gradient of the state before the step, as far as it does not go through linear maps.</summary>
    public float* GradientBefore;

    /// <summary>The gradient of the cell behind the step, then that of the cell before.</summary>
    public float* CellGradient;

    /// <summary>One of the gates.</summary>
    /// <param name="index">Its number.</param>
    /// <returns>Its address.</returns>
    public readonly float* Gate(int index) => Gates + (index * GatePitch);

    /// <summary>The same step for what is left.</summary>
    /// <param name="offset">How many numbers are done.</param>
    /// <returns>The step.</returns>
    public readonly RecurrentStep From(nint offset)
    {
        var rest = this;
        rest.Gates += offset;
        rest.Before += offset;
        rest.After += offset;
        rest.CellBefore += offset;
        rest.Cell += offset;
        rest.Gradient += offset;
        rest.GradientBefore += offset;
        rest.CellGradient += offset;
        return rest;
    }
}
