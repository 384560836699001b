using NasDsl.Engine.Graph;

namespace NasDsl.Engine.Operations;

/// <summary>
/// The maker of an output that is not kept: a consumer asks for a few samples at a time, in the forward pass and again in the backward pass, and gets them where it wants them. What is cheap to compute is
/// cheaper to compute twice than to write to memory and read.
/// </summary>
internal unsafe interface IInputSource
{
    /// <summary>Computes samples.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="samples">How many.</param>
    /// <param name="target">Where to.</param>
    void Compute(int first, int samples, HaloBuffer target);

    /// <summary>Takes the gradient of the samples that have just been computed again, from the first to the last of a batch, unless there are other consumers, too.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="samples">How many.</param>
    /// <param name="gradient">Their gradient: the place of the tensor's gradient where it has one.</param>
    void TakeGradient(int first, int samples, float* gradient);
}
