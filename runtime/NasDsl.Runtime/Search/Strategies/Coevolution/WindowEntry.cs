namespace NasDsl.Search.Strategies.Coevolution;

/// <summary>A network that the regression of credit looks at.</summary>
/// <param name="network">The genes of the network.</param>
/// <param name="code">Its bits.</param>
/// <param name="believed">What it was expected to be worth when it was proposed.</param>
internal sealed class WindowEntry(Draft network, GenomeCode code, double believed)
{
    /// <summary>The genes of the network.</summary>
    public Draft Network { get; } = network;

    /// <summary>Its bits.</summary>
    public GenomeCode Code { get; } = code;

    /// <summary>What it was expected to be worth when it was proposed; this is believed until it is known.</summary>
    public double Believed { get; } = believed;

    /// <summary>Its row in the regression.</summary>
    public int Row { get; set; }

    /// <summary>How it did, or null while that is not known.</summary>
    public Trial? Trial { get; set; }
}
