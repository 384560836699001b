using NasDsl.Language.Diagnostics;
using NasDsl.Language.Generation;
using NasDsl.Language.Model;

namespace NasDsl.Language.Analysis;

/// <summary>Proves what can be proven about a whole space before anything runs: shapes, bounds, size, requirements. See docs/analysis.md for the method and its limits.</summary>
public static class SpaceAnalyzer
{
    /// <summary>Analyses a space.</summary>
    /// <param name="space">The space, elaborated.</param>
    /// <param name="data">The data that it is for.</param>
    /// <returns>What is proven; never throws on a space that binding accepts.</returns>
    public static SpaceAnalysis Analyze(SpaceModel space, DataModel data)
    {
        var (walks, shapes) = CheckShapes(space, data);
        var requirements = RequirementChecker.Check(walks, shapes);
        CostRange? BoundsOf(CostKind kind) => shapes.Verdict == ShapeVerdict.Unknown ? null : CostBounds.Find(walks, kind);
        var weights = BoundsOf(CostKind.Params);
        var macs = BoundsOf(CostKind.Macs);
        var flops = BoundsOf(CostKind.Flops);
        var memory = BoundsOf(CostKind.Memory);
        var genomes = GenomeCounter.Count(space.Genes);
        var architectures = shapes.Verdict == ShapeVerdict.Unknown && genomes.Kind == CountKind.Exact
            ? genomes with { Kind = CountKind.UpperBound }
            : ArchitectureCounter.Count(walks.Exact, genomes);
        var valid = ValidGenomeCounter.Count(walks, shapes.Verdict, genomes);
        var validArchitectures = shapes.Verdict == ShapeVerdict.Sound
            ? ValidArchitectureCounter.Count(space, data, architectures)
            : architectures.Kind == CountKind.Exact ? architectures with { Kind = CountKind.UpperBound } : architectures;
        var completeness = ModuleFacts.CompletenessOf(space.Root);
        return new SpaceAnalysis(
            space.Name,
            shapes.Diagnostics.Concat(requirements.Diagnostics).Concat(Advice(space, completeness)).ToEquatableArray(),
            shapes.Verdict,
            requirements.CanBeMet,
            weights,
            macs,
            flops,
            memory,
            genomes,
            architectures,
            valid,
            validArchitectures,
            completeness,
            space.Requirements.Count == 0
                ? SummaryText.Write(architectures, null, null, genomes, weights, flops, memory)
                : SummaryText.Write(architectures, valid, validArchitectures, genomes, weights, flops, memory));
    }

    /// <summary>Checks the shapes of every architecture.</summary>
    /// <param name="space">The space, elaborated.</param>
    /// <param name="data">The data that it is for.</param>
    /// <returns>How far the space could be walked, and what was found.</returns>
    internal static (SpaceWalks Walks, ShapeFacts Shapes) CheckShapes(SpaceModel space, DataModel data)
    {
        var exact = new SpaceWalks(space, data, new Dictionary<int, IReadOnlyList<int>>());
        if (TryCheck(exact) is { } facts)
        {
            return (exact, facts.Verdict == ShapeVerdict.Sound && exact.IsSampled ? Unknown(space, "a whole number or a condition is computed from a real choice") : facts);
        }

        var remaining = ChannelThinning.Find(space);
        var thinned = remaining.Count == 0 ? exact : new SpaceWalks(space, data, remaining, exact);
        return (thinned, (remaining.Count == 0 ? null : TryCheck(thinned)) ?? Unknown(space, "there are too many combinations of choices that share genes or have long ranges"));
    }

    private static ShapeFacts Unknown(SpaceModel space, string reason) =>
        new(ShapeVerdict.Unknown, false, [Diagnostic.Create(DiagnosticCatalog.ShapesUnknown, space.Location, space.Name, reason)]);

    private static ShapeFacts? TryCheck(SpaceWalks walks)
    {
        try
        {
            return ShapeChecker.Check(walks);
        }
        catch (WorkLimitException)
        {
            return null;
        }
    }

    private static IEnumerable<Diagnostic> Advice(SpaceModel space, Completeness completeness)
    {
        if (!completeness.HasAffineMap)
        {
            yield return Diagnostic.Create(
                DiagnosticCatalog.PoorComponents, space.Location, space.Name, "convolution and no linear map", "not able to learn weights of the input");
        }

        if (!completeness.HasNonlinearity)
        {
            yield return Diagnostic.Create(
                DiagnosticCatalog.PoorComponents, space.Location, space.Name, "activation and no maximum", "affine maps of the input, however deep");
        }
    }
}
