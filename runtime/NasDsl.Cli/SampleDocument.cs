using System.Globalization;
using NasDsl.Genomes;
using NasDsl.Language.Model;
using NasDsl.Networks;

namespace NasDsl.Cli;

/// <summary>What <c>nas sample</c> prints for each genome.</summary>
/// <param name="Genome">The canonical text of the genome.</param>
/// <param name="Architecture">The network, one operation a line.</param>
/// <param name="Params">How many weights it has.</param>
/// <param name="Macs">How many multiplications with additions one input takes.</param>
/// <param name="Flops">How many floating-point operations one input takes.</param>
/// <param name="Memory">The most bytes that activations and weights take at once.</param>
/// <param name="Training">What its training takes in memory, for each search of the space.</param>
internal sealed record SampleDocument(
    string Genome, IReadOnlyList<string> Architecture, long Params, long Macs, long Flops, long Memory, IReadOnlyList<TrainingMemory> Training)
{
    /// <summary>Describes a genome.</summary>
    /// <param name="genome">The genome.</param>
    /// <param name="planTraining">Plans the training of its network.</param>
    /// <returns>The document.</returns>
    public static SampleDocument Create(Genome genome, Func<Network, IEnumerable<TrainingMemory>> planTraining)
    {
        var network = genome.Network;
        return new SampleDocument(
            genome.ToString(),
            network.ToString().Split('\n'),
            network.Cost.Params,
            network.Cost.Macs,
            network.Cost.Flops,
            NetworkCosts.Of(network, CostKind.Memory),
            [.. planTraining(network)]);
    }

    /// <summary>Writes it for people.</summary>
    /// <param name="writer">Where to.</param>
    public void WriteTo(TextWriter writer)
    {
        writer.WriteLine(Genome);
        foreach (var line in Architecture)
        {
            writer.WriteLine("  " + line);
        }

        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {Params:N0} params, {Flops:N0} FLOPs, {Memory:N0} bytes of memory"));
        foreach (var training in Training)
        {
            writer.WriteLine("  " + training);
        }
    }
}
