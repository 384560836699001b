using NasDsl.Engines;
using NasDsl.Networks;

namespace NasDsl.Search.Evaluation;

/// <summary>Finds candidates that can be trained as one: those of one architecture, as far as an engine says so. It depends on the candidates and their order alone.</summary>
internal static class CandidateGroups
{
    /// <summary>Puts each candidate in a group of its own.</summary>
    /// <param name="candidates">The candidates.</param>
    /// <returns>The groups.</returns>
    public static IReadOnlyList<IReadOnlyList<Candidate>> Single(IReadOnlyList<Candidate> candidates) => [.. candidates.Select(candidate => (IReadOnlyList<Candidate>)[candidate])];

    /// <summary>Puts candidates in groups.</summary>
    /// <param name="candidates">The candidates.</param>
    /// <param name="engine">What trains them.</param>
    /// <param name="recipeOf">How one of them is trained.</param>
    /// <returns>The groups, in the order of their first candidates.</returns>
    public static IReadOnlyList<IReadOnlyList<Candidate>> Of(IReadOnlyList<Candidate> candidates, IGroupEngine engine, Func<Candidate, TrainingRecipe> recipeOf)
    {
        var groups = new List<(TrainingRecipe Recipe, List<Candidate> Members)>();
        var ofNetwork = new Dictionary<Network, List<int>>();
        foreach (var candidate in candidates)
        {
            var network = candidate.Genome.Network;
            var recipe = recipeOf(candidate);
            var known = ofNetwork.TryGetValue(network, out var numbers) ? numbers : ofNetwork[network] = [];
            var number = known.FindIndex(known => groups[known].Members.Count < engine.GreatestGroup && engine.CanGroup(network, groups[known].Recipe, recipe));
            if (number >= 0)
            {
                groups[known[number]].Members.Add(candidate);
            }
            else
            {
                known.Add(groups.Count);
                groups.Add((recipe, [candidate]));
            }
        }

        return [.. groups.Select(group => group.Members)];
    }
}
