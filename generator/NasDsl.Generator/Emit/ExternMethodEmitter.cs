using NasDsl.Generator.Views;
using NasDsl.Language.Model;

namespace NasDsl.Generator.Emit;

/// <summary>Writes the class of a metric, an objective, a strategy or a source of rows, with the method that the user completes: without it the project does not compile.</summary>
internal static class ExternMethodEmitter
{
    private const string Externs = "global::NasDsl.Externs.";

    /// <summary>Writes the class.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="view">The declaration.</param>
    public static void Emit(CodeWriter code, ExternView view)
    {
        DocComment.Summary(code, view.Summary);
        code.Line(CodeContext.GeneratedCode);
        code.Open($"public static partial class {CSharpNames.EscapeType(view.Name)}");
        var (summary, head, returns, type, name) = view.Kind switch
        {
            ExternKind.Metric => (
                "Measures the answers of a trained network. The same answers give the same number.",
                (Type: Externs + "ExternAnswers", Name: "answers", Text: "The answers, with the rows that they are for."),
                "The metric. A candidate fails where it is not finite, or an exception is thrown.",
                "double",
                "Measure"),
            ExternKind.Objective => (
                "Measures a trained candidate. The same candidate gives the same number.",
                (Type: Externs + "ExternCandidate", Name: "candidate", Text: "The candidate, with all that is known about it."),
                "The objective. A candidate fails where it is not finite, or an exception is thrown.",
                "double",
                "Measure"),
            ExternKind.Strategy => (
                "Makes the strategy for a run of a search. What it proposes depends on what it was told and on the randomness it is given alone.",
                (Type: "global::NasDsl.Search.SearchDefinition", Name: "search", Text: "The search, with its space, its objectives and its recipe."),
                "The strategy at its beginning.",
                "global::NasDsl.Search.IStrategy",
                "Create"),
            _ => (
                "Gives the rows, the same ones in the same order at every call.",
                (Type: "string", Name: "directory", Text: "The directory that relative paths of data start from."),
                "The rows: each has one number for each column.",
                "global::System.Collections.Generic.IEnumerable<double[]>",
                "ReadRows"),
        };
        DocComment.Summary(code, summary);
        DocComment.Parameter(code, head.Name, head.Text);
        foreach (var parameter in view.Parameters)
        {
            DocComment.Parameter(code, parameter.Name, parameter.Summary);
        }

        code.Line($"/// <returns>{returns}</returns>");
        var parameters = string.Concat(view.Parameters.Select(parameter => $", {(parameter.IsTruth ? "bool" : "double")} {parameter.Name}"));
        code.Line($"public static partial {type} {name}({head.Type} {head.Name}{parameters});");
        code.Close();
    }
}
