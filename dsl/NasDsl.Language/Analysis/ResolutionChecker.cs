using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;

namespace NasDsl.Language.Analysis;

/// <summary>Checks the shapes of every architecture at the smaller inputs of a fidelity over the resolution.</summary>
internal static class ResolutionChecker
{
    /// <summary>Checks a search.</summary>
    /// <param name="search">The search.</param>
    /// <param name="space">Its space, whose shapes are sound for the whole input.</param>
    /// <param name="data">The data of the space.</param>
    /// <returns>The first fault at the smallest input that has one, or what is not proven; nothing where the fidelity is another.</returns>
    public static IEnumerable<Diagnostic> Check(SearchModel search, SpaceModel space, DataModel data)
    {
        foreach (var input in Inputs(search.Fidelity, data.Input.Shape))
        {
            var facts = SpaceAnalyzer.CheckShapes(space, data with { Input = data.Input with { Shape = input } }).Shapes;
            if (facts.Verdict != ShapeVerdict.Sound)
            {
                var location = search.Fidelity?.Location ?? search.Location;
                var reason = facts.Diagnostics[0].Message.TrimEnd('.');
                yield return facts.Verdict == ShapeVerdict.Faulty
                    ? Diagnostic.Create(DiagnosticCatalog.ResolutionDoesNotFit, location, search.Name, input, space.Name, reason)
                    : Diagnostic.Create(DiagnosticCatalog.ShapesUnknown, location, $"{space.Name} for inputs of {input}", "there are too many combinations of choices, or one of them is a real number");
                yield break;
            }
        }
    }

    private static IEnumerable<Shape> Inputs(FidelityModel? fidelity, Shape whole)
    {
        double? Number(string option) => fidelity?.Options.FirstOrDefault(candidate => candidate.Name == option)?.Value.Number;
        var isOverResolution = fidelity?.Options.Any(option => option.Name == FidelityCatalog.Over && option.Value.Symbol == FidelityCatalog.Resolution) == true;
        return isOverResolution && Number(FidelityCatalog.From) is { } from && Number(FidelityCatalog.Eta) is { } eta
            ? InputResolution.Shares(from, (int)eta).Select(share => InputResolution.At(whole, share)).Distinct()
            : [];
    }
}
