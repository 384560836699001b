using NasDsl.Language.Analysis;
using NasDsl.Language.Model;

namespace NasDsl.Analysis.Tests;

/// <summary>Looking at the ends of long lists only gives the verdict, and the bounds, of looking at all of their values.</summary>
public class ThinningTests
{
    public static TheoryData<int> Seeds => new(Enumerable.Range(0, 300));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Thinned_walk_agrees_with_every_genome(int seed)
    {
        var (space, data) = RandomSpaces.Draw(seed, mostChannels: 8);
        var networks = BruteSpace.Networks(space, data);
        var sound = networks.Where(network => network.IsSound).ToArray();
        var walks = Thinned(space, data);

        Assert.Equal(sound.Length == networks.Count ? ShapeVerdict.Sound : ShapeVerdict.Faulty, ShapeChecker.Check(walks).Verdict);
        if (sound.Length < networks.Count)
        {
            return;
        }

        foreach (var kind in new[] { CostKind.Params, CostKind.Macs, CostKind.Flops, CostKind.Memory })
        {
            var range = CostBounds.Find(walks, kind);
            var least = sound.Min(network => network.Cost(kind));
            var greatest = sound.Max(network => network.Cost(kind));
            Assert.NotNull(range);
            Assert.True(range.IsExact ? range.Minimum == least : range.Minimum <= least, $"{kind} {range} {least}");
            Assert.True(range.IsExact ? range.Maximum == greatest : range.Maximum >= greatest, $"{kind} {range} {greatest}");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Thinned_decision_is_right_or_unknown(int seed)
    {
        var (space, data) = RandomSpaces.Draw(seed, mostChannels: 8);
        var sound = BruteSpace.Networks(space, data).Where(network => network.IsSound).ToArray();
        var all = space.Requirements.Select(requirement => new Condition(requirement, true)).ToArray();

        var answer = Satisfiability.Decide(Thinned(space, data), all, new Dictionary<int, int>(), new WorkMeter(SpaceWalks.StepsPerProof)).Answer;

        if (answer != Answer.Unknown)
        {
            Assert.Equal(sound.Any(network => space.Requirements.All(requirement => network.Holds(requirement.Condition))), answer == Answer.Yes);
        }
    }

    private static SpaceWalks Thinned(SpaceModel space, DataModel data) =>
        new(space, data, ChannelThinning.Find(space), new SpaceWalks(space, data, new Dictionary<int, IReadOnlyList<int>>()));
}
