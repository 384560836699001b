using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Syntax;

namespace NasDsl.Language.Binding;

/// <summary>Binds <c>fidelity halving(eta: 3, from: 2 epochs);</c></summary>
internal sealed class FidelityBinder
{
    private readonly DiagnosticBag _diagnostics;
    private readonly OptionBinder _options;

    public FidelityBinder(DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        _options = new OptionBinder(diagnostics);
    }

    /// <summary>Binds a fidelity.</summary>
    /// <param name="syntax">The statement, or null when there is none.</param>
    /// <param name="recipe">The training that is cut short.</param>
    /// <param name="data">The data, or null when that is not known.</param>
    /// <returns>The fidelity, or null when there is none or it has mistakes, which have been reported.</returns>
    public FidelityModel? Bind(FidelitySyntax? syntax, RecipeModel? recipe, DataModel? data)
    {
        if (syntax is null || _options.FindRow("kind of fidelity", syntax.Fidelity, FidelityCatalog.All) is not { } row)
        {
            return null;
        }

        var isInEpochs = WrittenOver(row, syntax.Fidelity) == FidelityCatalog.Epochs;
        if (_options.Bind(isInEpochs ? row : FidelityCatalog.InShares(row), syntax.Fidelity, isInEpochs ? Dimension.TrainingTime : Dimension.None) is not { } options)
        {
            return null;
        }

        var from = options.FirstOrDefault(option => option.Name == FidelityCatalog.From);
        if (isInEpochs && recipe is not null && from is not null && from.Value.Number > recipe.Epochs)
        {
            _diagnostics.Add(
                DiagnosticCatalog.InvalidValue,
                syntax.Fidelity.Location,
                FidelityCatalog.From,
                $"is at most the {recipe.Epochs} epochs of 'train', not {from.Value}");
            return null;
        }

        var over = options.FirstOrDefault(option => option.Name == FidelityCatalog.Over);
        if (over?.Value.Symbol == FidelityCatalog.Resolution && data is not null && (data.Input.Shape.Rank == 1 || data.Input.Shape.IsTokens))
        {
            _diagnostics.Add(
                DiagnosticCatalog.InvalidValue,
                syntax.Fidelity.Location,
                FidelityCatalog.Resolution,
                $"is that of an image or a signal, and the input of {data.Name} is {(data.Input.Shape.IsTokens ? "" : "a ")}{data.Input.Shape}");
            return null;
        }

        var score = options.FirstOrDefault(option => option.Name == FidelityCatalog.Score);
        if (score?.Value.Symbol == FidelityCatalog.Jacobian && data is { Input.Shape.IsTokens: true })
        {
            _diagnostics.Add(
                DiagnosticCatalog.InvalidValue,
                syntax.Fidelity.Location,
                FidelityCatalog.Score,
                $"is synflow or gradnorm, not {FidelityCatalog.Jacobian}: there is no derivative by the {data.Input.Shape} of {data.Name}");
            return null;
        }

        return new FidelityModel(row.Name, options, syntax.Location);
    }

    // The unit of the first rung depends on another option.
    private static string WrittenOver(ProcedureDefinition row, CallSyntax call)
    {
        var place = row.Parameters.ToList().FindIndex(parameter => parameter.Name == FidelityCatalog.Over);
        var argument = call.Arguments.FirstOrDefault(candidate => candidate.Name?.Text == FidelityCatalog.Over)
            ?? call.Arguments.Where(candidate => candidate.Name is null).ElementAtOrDefault(place);
        return place >= 0 && argument?.Value is PathSyntax { Segments: { Count: 1 } segments } ? segments[0].Name.Text : FidelityCatalog.Epochs;
    }
}
