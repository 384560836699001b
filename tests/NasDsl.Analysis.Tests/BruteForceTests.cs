using NasDsl.Language.Analysis;
using NasDsl.Language.Model;

namespace NasDsl.Analysis.Tests;

/// <summary>Random small spaces: what the analysis says is what trying every genome gives.</summary>
public class BruteForceTests
{
    public static TheoryData<int> Seeds => new(Enumerable.Range(0, 300));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Shapes_and_bounds_are_those_of_every_genome(int seed)
    {
        var (space, data) = RandomSpaces.Draw(seed);
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
    [MemberData(nameof(Seeds))]
    public void Every_module_at_fault_is_reported_once(int seed)
    {
        var (space, data) = RandomSpaces.Draw(seed);
        var networks = BruteSpace.Networks(space, data);
        var faults = networks.Where(network => network.Fault is not null).Select(network => network.Fault).Distinct().Count();
        var ends = networks.Any(network => !network.IsSound && network.Fault is null) ? 1 : 0;

        var errors = SpaceAnalyzer.Analyze(space, data).Diagnostics.Where(diagnostic => diagnostic.Id is "NAS2001" or "NAS2003").Count();
        var wrongEnds = SpaceAnalyzer.Analyze(space, data).Diagnostics.Count(diagnostic => diagnostic.Id == "NAS2002");

        Assert.True(errors >= faults, $"{errors} messages for {faults} faults");
        Assert.Equal(ends, wrongEnds);
    }
}
