using NasDsl.Engine.Graph;

namespace NasDsl.Engine.Operations;

/// <summary>The only consumer of an output that it looks at, and whose gradient it writes, a few samples at a time, while they are in the cache. No memory is needed for the whole gradient then.</summary>
internal unsafe interface IOutputStream
{
    /// <summary>Looks at samples that have just been computed, from the first to the last of a batch.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="samples">How many.</param>
    /// <param name="step">What the pass depends on.</param>
    void Observe(int first, int samples, in StepContext step);

    /// <summary>Writes the gradient of samples, after its own backward pass.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="samples">How many.</param>
    /// <param name="target">Where to.</param>
    void WriteGradient(int first, int samples, float* target);
}
