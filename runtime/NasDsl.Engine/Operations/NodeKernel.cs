using NasDsl.Engine.Graph;

namespace NasDsl.Engine.Operations;

/// <summary>Computes one node of a network, forward and backward, for a batch. Takes all its memory when it is made.</summary>
internal abstract class NodeKernel
{
    /// <summary>Says that from now on only answers are asked for, with the weights as they are: what follows from them is computed once.</summary>
    public virtual void Freeze()
    {
    }

    /// <summary>Computes the output from the inputs.</summary>
    /// <param name="step">What the pass depends on.</param>
    public abstract void Forward(in StepContext step);

    /// <summary>
    /// Computes the gradients of inputs and parameters from that of the output; overwrites what was there. Comes after the forward pass of the same step.
    /// </summary>
    /// <param name="step">What the pass depends on.</param>
    public abstract void Backward(in StepContext step);
}
