namespace NasDsl.Engine.Operations;

/// <summary>The maker of an output that is not kept, but written into a sum when that is computed.</summary>
internal unsafe interface ISummand
{
    /// <summary>What it computes the output of, number by number.</summary>
    float* Source { get; }

    /// <summary>Computes a sample, and adds it to numbers.</summary>
    /// <param name="sample">Which.</param>
    /// <param name="addend">What it is added to, or null for nothing.</param>
    /// <param name="target">Where the sum goes, which may be where the addend or the source is.</param>
    void AddTo(int sample, float* addend, float* target);
}
