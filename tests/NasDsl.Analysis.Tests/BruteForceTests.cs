using NasDsl.Language.Analysis;
using NasDsl.Language.Model;

namespace NasDsl.Analysis.Tests;

/// <summary>Random small spaces, without and with cells and zeros: what the analysis says is what trying every genome gives.</summary>
public class BruteForceTests
{
    public static TheoryData<int, bool> Spaces
    {
        get
        {
            var all = new TheoryData<int, bool>();
            for (var seed = 0; seed < 300; seed++)
            {
                all.Add(seed, false);
            }

            for (var seed = 0; seed < 150; seed++)
            {
                all.Add(seed, true);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Spaces))]
    public void Shapes_and_bounds_are_those_of_every_genome(int seed, bool hasCells)
    {
        var (space, data) = RandomSpaces.Draw(seed, hasCells: hasCells);
        var networks = BruteSpace.Networks(space, data);
        var sound = networks.Where(network => network.IsSound).ToArray();

        var analysis = SpaceAnalyzer.Analyze(space, data);

        Assert.Equal(sound.Length == networks.Count ? ShapeVerdict.Sound : ShapeVerdict.Faulty, analysis.Shapes);
        Assert.Equal(networks.Count, analysis.Genomes.Number);
        AssertRange(analysis.Params, CostKind.Params);
        AssertRange(analysis.Macs, CostKind.Macs);
        AssertRange(analysis.Flops, CostKind.Flops);
        AssertRange(analysis.Memory, CostKind.Memory);

        void AssertRange(CostRange? range, CostKind kind) => Assert.Equal(
            sound.Length == 0 ? null : new CostRange(sound.Min(network => network.Cost(kind)), sound.Max(network => network.Cost(kind)), true),
            range);
    }

    [Theory]
    [MemberData(nameof(Spaces))]
    public void Every_module_at_fault_is_reported_once(int seed, bool hasCells)
    {
        var (space, data) = RandomSpaces.Draw(seed, hasCells: hasCells);
        var networks = BruteSpace.Networks(space, data);
        var faults = networks.Where(network => network.Fault is not null).Select(network => network.Fault).Distinct().Count();
        var ends = networks.Any(network => !network.IsSound && network.Fault is null) ? 1 : 0;

        var diagnostics = SpaceAnalyzer.Analyze(space, data).Diagnostics;
        var errors = diagnostics.Count(diagnostic => diagnostic.Id is "NAS2001" or "NAS2003");
        var wrongEnds = diagnostics.Count(diagnostic => diagnostic.Id == "NAS2002");

        Assert.True(errors >= faults, $"{errors} messages for {faults} faults");
        Assert.Equal(ends, wrongEnds);
    }

    [Theory]
    [MemberData(nameof(Spaces))]
    public void Requirements_hold_where_a_genome_meets_them(int seed, bool hasCells)
    {
        var (space, data) = RandomSpaces.Draw(seed, hasCells: hasCells);
        var sound = BruteSpace.Networks(space, data).Where(network => network.IsSound).ToArray();
        if (sound.Length == 0)
        {
            return;
        }

        var analysis = SpaceAnalyzer.Analyze(space, data);

        var possible = space.Requirements.Where(requirement => sound.Any(network => network.Holds(requirement.Condition))).ToArray();
        var redundant = possible.Count(requirement => sound.All(network => network.Holds(requirement.Condition)));
        var together = sound.Any(network => possible.All(requirement => network.Holds(requirement.Condition)));
        Assert.DoesNotContain(analysis.Diagnostics, diagnostic => diagnostic.Id == "NAS3003");
        if (analysis.Shapes == ShapeVerdict.Sound)
        {
            Assert.Equal(new Count(sound.Count(network => space.Requirements.All(requirement => network.Holds(requirement.Condition))), CountKind.Exact), analysis.ValidGenomes);
        }

        var valid = sound.Where(network => space.Requirements.All(requirement => network.Holds(requirement.Condition))).Select(network => network.Text).Distinct().Count();
        Assert.True(
            analysis.ValidArchitectures.Kind == CountKind.Exact ? analysis.ValidArchitectures.Number == valid : analysis.ValidArchitectures.Number >= valid,
            $"{analysis.ValidArchitectures} for {valid}");
        Assert.Equal(together && possible.Length == space.Requirements.Count, analysis.Requirements);
        Assert.Equal(space.Requirements.Count - possible.Length, analysis.Diagnostics.Count(diagnostic => diagnostic.Id == "NAS2010"));
        Assert.Equal(redundant, analysis.Diagnostics.Count(diagnostic => diagnostic.Id == "NAS2012"));
        Assert.Equal(together ? 0 : 1, analysis.Diagnostics.Count(diagnostic => diagnostic.Id == "NAS2011"));
    }

    [Theory]
    [MemberData(nameof(Spaces))]
    public void Dead_choices_are_those_that_no_genome_has(int seed, bool hasCells)
    {
        var (space, data) = RandomSpaces.Draw(seed, hasCells: hasCells);
        var networks = BruteSpace.Networks(space, data);
        var meeting = networks.Where(network => network.IsSound && space.Requirements.All(requirement => network.Holds(requirement.Condition))).ToArray();
        if (meeting.Length == 0 || networks.Any(network => !network.IsSound))
        {
            return;
        }

        var dead = new List<string>();
        foreach (var gene in space.Genes.Where(gene => meeting.Any(network => network.Gene(gene.Index) is not null)))
        {
            var values = Enumerable.Range(0, gene.Domain.Cardinality ?? 0).Where(index => meeting.All(network => network.Gene(gene.Index) != index) && !BruteSpace.IsMeant(space, networks, gene.Index, index)).ToArray();
            if (values.Length > 0)
            {
                dead.Add($"'{gene.Path}' is never {string.Join(" or ", values.Select(index => GeneIndex.ValueAt(gene.Domain, index)))} under the requirements of Tiny.");
            }
        }

        Assert.Equal(dead, SpaceAnalyzer.Analyze(space, data).Diagnostics.Where(diagnostic => diagnostic.Id == "NAS2013").Select(diagnostic => diagnostic.Message));
    }

    [Theory]
    [MemberData(nameof(Spaces))]
    public void Architectures_are_counted_once_each(int seed, bool hasCells)
    {
        var (space, data) = RandomSpaces.Draw(seed, hasCells: hasCells);
        var texts = BruteSpace.Networks(space, data).Where(network => network.IsSound).Select(network => network.Text).Distinct().Count();

        // A cell and a bracket can be one network in two words.
        var count = SpaceAnalyzer.Analyze(space, data).Architectures;
        Assert.True(count.Kind == CountKind.Exact ? count.Number == texts : hasCells && count.Number >= texts, $"{count} for {texts}");
    }
}
