using NasDsl.Genomes;
using NasDsl.Runtime.Tests.Genomes;

namespace NasDsl.Runtime.Tests.Search;

/// <summary>A typed view of the example's genomes, as small as it can be.</summary>
internal sealed record TypedDigits(int Filters, GeneList<bool> Pools, string Text) : ITypedGenome<TypedDigits>
{
    public static Space Space { get; } = Spaces.Digits();

    public static TypedDigits FromGenome(Genome genome)
    {
        var reader = new GenomeReader(genome);
        return new TypedDigits(
            reader.Int("Conv.filters"),
            [.. Enumerable.Range(0, reader.Int("stage")).Select(i => reader.Flag($"stage[{i}].maxpool"))],
            string.Join(' ', genome.ToString().Split(' ').Where(item => !item.StartsWith("train.", StringComparison.Ordinal))));
    }

    public Genome ToGenome() => Space.Parse(Text);
}
