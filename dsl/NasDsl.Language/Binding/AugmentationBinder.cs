using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Syntax;

namespace NasDsl.Language.Binding;

/// <summary>Binds <c>augment shift(2), flip, mixup(0.2);</c></summary>
internal sealed class AugmentationBinder
{
    private readonly GenePool _genes;
    private readonly DiagnosticBag _diagnostics;

    public AugmentationBinder(GenePool genes, DiagnosticBag diagnostics)
    {
        _genes = genes;
        _diagnostics = diagnostics;
    }

    /// <summary>Binds a statement.</summary>
    /// <param name="syntax">The statement, or null when there is none.</param>
    /// <param name="data">The data, or null when that is not known.</param>
    /// <returns>The augmentations in order, or null for a mistake, which has been reported.</returns>
    public EquatableArray<ProcedureModel>? Bind(AugmentSyntax? syntax, DataModel? data)
    {
        var binder = new TrainingBinder("augment", _genes, _diagnostics);
        var options = new OptionBinder(_diagnostics);
        var bound = new List<ProcedureModel>();
        var given = new Dictionary<string, CallSyntax>(StringComparer.Ordinal);
        foreach (var call in syntax?.Items ?? EquatableArray<CallSyntax>.Empty)
        {
            if (options.FindRow("augmentation", call, AugmentationCatalog.All) is not { } row)
            {
                continue;
            }

            if (given.TryGetValue(row.Name, out var first))
            {
                _diagnostics.AddTwice(row.Name, call.Location, first.Location);
            }
            else if (data is not null && AugmentationCatalog.Reject(row.Name, data.Input.Shape) is { } reason)
            {
                _diagnostics.Add(DiagnosticCatalog.TrainingMismatch, call.Location, row.Name, reason);
            }
            else if (binder.Bind(data is null ? row : AugmentationCatalog.Within(row, data.Input.Shape), call) is { } augmentation)
            {
                bound.Add(augmentation);
            }

            given[row.Name] = call;
        }

        binder.Close();
        return bound.Count == (syntax?.Items.Count ?? 0) ? bound.ToEquatableArray() : null;
    }
}
