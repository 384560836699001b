using NasDsl.Language.Analysis;
using NasDsl.Language.Generation;
using NasDsl.Randomness;

namespace NasDsl.Genomes.Generation;

/// <summary>Draws architectures, each with the same probability, and a genome for the one that is drawn.</summary>
/// <param name="root">Where the words of the architectures begin.</param>
/// <param name="requirements">What is asked for from the start.</param>
/// <param name="walk">Finds genomes.</param>
internal sealed class ArchitectureDraw(ArchitectureNode root, OpenRequirements requirements, DiagramWalk walk)
{
    private const int MostStepsPerLetter = 64;

    /// <summary>Draws one, whether it meets the requirements on costs or not.</summary>
    /// <param name="random">Where randomness comes from.</param>
    /// <returns>A genome of the architecture that meets all requirements, or null when there is none.</returns>
    public Genome? Draw(RandomStream random)
    {
        var word = new List<int>();
        var spent = default(CostVector);
        for (var node = root; ;)
        {
            var place = random.NextDouble() * node.Count;
            var next = -1;
            for (var i = 0; i < node.Steps.Count && (next < 0 || place >= 0); i++)
            {
                next = i;
                place -= node.Steps[i].Target.Count;
            }

            if (next < 0 || (place >= 0 && node.IsEnd))
            {
                return walk.Find(random, MostStepsPerLetter * (word.Count + 1), null, word);
            }

            word.Add(node.Steps[next].Symbol);
            spent = spent.Then(node.Steps[next].Cost);
            foreach (var window in requirements.Windows)
            {
                if (window.Dimension is Dimension.Params or Dimension.Macs or Dimension.Flops && OpenRequirements.Of(spent, window.Dimension) > window.Greatest)
                {
                    return null;
                }
            }

            node = node.Steps[next].Target;
        }
    }
}
