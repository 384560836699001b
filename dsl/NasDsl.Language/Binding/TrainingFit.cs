using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Syntax;

namespace NasDsl.Language.Binding;

/// <summary>Finds what keeps a loss from serving the data or the space of a search.</summary>
internal static class TrainingFit
{
    private const string Probability = "sigmoid";

    /// <summary>Checks a loss.</summary>
    /// <param name="call">How it was written.</param>
    /// <param name="data">The data, or null when that is not known.</param>
    /// <param name="space">The space, or null when that is not known.</param>
    /// <param name="diagnostics">Where the message goes.</param>
    /// <returns>Whether it fits.</returns>
    public static bool CheckLoss(CallSyntax call, DataModel? data, SpaceModel? space, DiagnosticBag diagnostics)
    {
        if (data is null || Reject(call.Name.Text, data, space) is not { } reason)
        {
            return true;
        }

        diagnostics.Add(DiagnosticCatalog.TrainingMismatch, call.Location, call.Name.Text, reason);
        return false;
    }

    private static string? Reject(string loss, DataModel data, SpaceModel? space)
    {
        var kind = data.Target.Kind;
        if (!LossCatalog.Serves(loss, kind))
        {
            var fitting = LossCatalog.All.Select(row => row.Name).Where(name => LossCatalog.Serves(name, kind));
            var (due, found) = kind == TargetKind.Class ? ("numbers", "a class") : ("classes", "a number");
            return $"it is for {due}, and the target of {data.Name} is {found}; use one of {string.Join(", ", fitting)}";
        }

        return loss == LossCatalog.Binary && kind == TargetKind.Number && space is not null && !EndsInProbability(space.Root)
            ? $"with numbers it needs answers from 0 to 1, and not every network of {space.Name} ends in {Probability}; end the space with -> linear(outputs) -> {Probability}"
            : null;
    }

    // Whether the last operation is one whose answers are from 0 to 1, whatever is chosen.
    private static bool EndsInProbability(ModuleModel module) => module switch
    {
        OperationModule operation => operation.Operation == Probability && operation.Extern is null,
        SequenceModule { Items.Count: > 0 } sequence => EndsInProbability(sequence.Items[sequence.Items.Count - 1]),
        BlockModule block => EndsInProbability(block.Body),
        AlternativeModule alternative => alternative.Branches.All(EndsInProbability),
        _ => false,
    };
}
