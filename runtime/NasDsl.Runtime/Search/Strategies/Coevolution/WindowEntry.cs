using NasDsl.Genomes;

namespace NasDsl.Search.Strategies.Coevolution;

/// <summary>A network that the regression of credit looks at.</summary>
/// <param name="genome">The network.</param>
/// <param name="code">Its bits.</param>
/// <param name="believed">What it was expected to be worth when it was proposed.</param>
internal sealed class WindowEntry(Genome genome, GenomeCode code, double believed)
{
    /// <summary>The network.</summary>
    public Genome Genome { get; } = genome;

    /// <summary>Its bits.</summary>
    public GenomeCode Code { get; } = code;

    /// <summary>What it was expected to be worth when it was proposed; this is believed until it is known.</summary>
    public double Believed { get; } = believed;

    /// <summary>How it did, or null while that is not known.</summary>
    public Trial? Trial { get; set; }
}
