using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Syntax;

namespace NasDsl.Language.Binding;

/// <summary>Binds <c>evaluate table "bench.csv" key (first, second) value acc;</c></summary>
internal static class EvaluationBinder
{
    /// <summary>Binds a statement.</summary>
    /// <param name="syntax">The statement, or null when there is none.</param>
    /// <param name="places">Finds the genes of the space, or null when that is not known.</param>
    /// <param name="recipe">The genes of the recipe.</param>
    /// <param name="diagnostics">Where messages go.</param>
    /// <returns>The evaluation, or null when there is none or it has mistakes, which have been reported.</returns>
    public static EvaluationModel? Bind(EvaluateSyntax? syntax, RequirementBinder? places, IReadOnlyList<GeneModel> recipe, DiagnosticBag diagnostics)
    {
        if (syntax is null)
        {
            return null;
        }

        if (syntax.Table.Value.Length == 0)
        {
            diagnostics.Add(DiagnosticCatalog.Unexpected, syntax.Table.Location, "the path of a file in quotes", "an empty text");
        }

        var keys = new List<int>();
        foreach (var path in syntax.Keys)
        {
            var text = SyntaxPrinter.Print(path);
            var gene = recipe.FirstOrDefault(candidate => candidate.Path == text)?.Index ?? places?.FindGene(path);
            if (gene is { } index && keys.Contains(index))
            {
                diagnostics.Add(DiagnosticCatalog.DuplicateArgument, path.Location, text);
            }
            else if (gene is { } key)
            {
                keys.Add(key);
            }
        }

        return keys.Count == syntax.Keys.Count && syntax.Table.Value.Length > 0
            ? new EvaluationModel(syntax.Table.Value, keys.ToEquatableArray(), syntax.Value.Text, syntax.Location)
            : null;
    }
}
