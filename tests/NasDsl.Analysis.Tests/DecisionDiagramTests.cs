using NasDsl.Language;
using NasDsl.Language.Analysis;
using NasDsl.Language.Generation;
using NasDsl.Language.Model;

namespace NasDsl.Analysis.Tests;

public class DecisionDiagramTests
{
    public static TheoryData<int> Seeds => new(Enumerable.Range(0, 300));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Words_of_cells_are_the_distinct_architectures(int seed)
    {
        var (space, data) = RandomSpaces.Draw(seed, hasCells: true);
        var open = space with { Requirements = EquatableArray<RequirementModel>.Empty };
        var texts = BruteSpace.Networks(open, data).Where(network => network.IsSound).Select(network => network.Text).Distinct().Count();

        // A cell and a bracket can be one network in two words.
        var root = DecisionDiagram.Create(open, data)?.Root;
        var words = root is { } start ? ArchitectureDiagram.Create(start)?.Count : 0;
        Assert.True(words == texts || (words > texts && HasBrackets(space)), $"{words} words for {texts} architectures");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Words_are_the_distinct_architectures(int seed)
    {
        var (space, data) = RandomSpaces.Draw(seed);
        var open = space with { Requirements = EquatableArray<RequirementModel>.Empty };
        var texts = BruteSpace.Networks(open, data).Where(network => network.IsSound).Select(network => network.Text).Distinct().Count();

        var root = DecisionDiagram.Create(open, data)?.Root;
        Assert.Equal(texts, root is { } start ? ArchitectureDiagram.Create(start)?.Count : 0);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Ways_that_bounds_allow_are_those_that_meet_the_requirements(int seed) => AssertWays(seed, false);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Ways_through_cells_that_bounds_allow_are_those_that_meet_the_requirements(int seed) => AssertWays(seed, true);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Bounds_of_memory_leave_every_way_that_meets_a_limit(int seed) => AssertMemory(seed, false);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Bounds_of_memory_leave_every_way_through_cells_that_meets_a_limit(int seed) => AssertMemory(seed, true);

    private static bool HasBrackets(SpaceModel space) => ModuleTree.All(space.Root).Any(module => module is ResidualModule or ParallelModule);

    private static void AssertWays(int seed, bool hasCells)
    {
        var (space, data) = RandomSpaces.Draw(seed, hasCells: hasCells);
        var valid = BruteSpace.Networks(space, data)
            .Where(network => network.IsSound && space.Requirements.All(requirement => network.Holds(requirement.Condition)))
            .Select(network => (network.Cost(CostKind.Params), network.Cost(CostKind.Macs), network.Cost(CostKind.Flops)))
            .ToHashSet();

        var found = new HashSet<(long, long, long)>();
        var isExact = DecisionDiagram.Create(space, data)?.Root is not { } root || Walk(root, default, found);
        Assert.Subset(found, valid);
        if (isExact)
        {
            Assert.Equal(valid.Count, found.Count);
        }
    }

    // What a way needs in memory is bounded from below before its end, so nothing that meets a limit may be left out; that of the least architecture of all leaves out the most.
    private static void AssertMemory(int seed, bool hasCells)
    {
        var (open, data) = RandomSpaces.Draw(seed, hasCells: hasCells);
        var sound = BruteSpace.Networks(open, data).Where(network => network.IsSound).ToArray();
        foreach (var limit in sound.Select(network => network.Cost(CostKind.Memory)).Distinct().Order().Take(3))
        {
            var space = open with { Requirements = new EquatableArray<RequirementModel>([SpaceBuilder.AtMost(CostKind.Memory, limit)]) };
            var valid = sound
                .Where(network => network.Cost(CostKind.Memory) <= limit)
                .Select(network => (network.Cost(CostKind.Params), network.Cost(CostKind.Macs), network.Cost(CostKind.Flops)))
                .ToHashSet();
            var found = new HashSet<(long, long, long)>();
            if (DecisionDiagram.Create(space, data)?.Root is { } root)
            {
                _ = Walk(root, default, found);
            }

            Assert.Superset(valid, found);
        }
    }

    // False when an end asks for what only the finished genome tells.
    private static bool Walk(DecisionNode node, CostVector spent, HashSet<(long, long, long)> found)
    {
        if (!node.Requirements.CanBeMet(spent, node))
        {
            return true;
        }

        if (node.IsEnd)
        {
            found.Add((spent.Params, spent.Macs, spent.Flops));
        }

        var isExact = !node.IsEnd || node.Requirements.AreWindows;
        var (first, end) = node.Graph.StepsOf(node.Id);
        for (var i = first; i < end; i++)
        {
            var step = node.Graph.StepAt(i);
            isExact &= Walk(node with { Id = step.Target }, spent.Then(node.Graph.CostOf(step)), found);
        }

        return isExact;
    }
}
