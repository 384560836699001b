using System.Globalization;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Syntax;

namespace NasDsl.Language.Binding;

/// <summary>Binds what candidates are trained on.</summary>
internal static class TrainOnBinder
{
    /// <summary>Binds a statement.</summary>
    /// <param name="syntax">The statement, or null when there is none.</param>
    /// <param name="diagnostics">Where messages go.</param>
    /// <returns>The device, or null when there is none or it has a mistake, which has been reported.</returns>
    public static TrainingDevice? Bind(TrainOnSyntax? syntax, DiagnosticBag diagnostics)
    {
        if (syntax is null)
        {
            return null;
        }

        var kind = syntax.Device.Text;
        if (!TrainingDevice.Kinds.Contains(kind))
        {
            // 'gpu' is nearer to 'cpu' by its letters, and meant otherwise.
            var meant = kind.Equals("gpu", StringComparison.OrdinalIgnoreCase) ? TrainingDevice.Cuda : kind;
            diagnostics.Add(DiagnosticCatalog.UnknownTrainingDevice, syntax.Device.Location, kind, diagnostics.Suggestions.TextOrList(meant, [.. TrainingDevice.Kinds]));
            return null;
        }

        if (syntax.Number is not { } number)
        {
            return new TrainingDevice(kind, null, syntax.Location);
        }

        if (kind == TrainingDevice.Cpu)
        {
            diagnostics.Add(DiagnosticCatalog.InvalidValue, number.Location, kind, "is one device with all cores, and takes no number");
            return null;
        }

        if (number.Unit.Length > 0 || !int.TryParse(number.Digits, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            diagnostics.Add(DiagnosticCatalog.InvalidValue, number.Location, kind, $"takes the number of a device, a whole number from 0, not {SyntaxPrinter.Print(number)}");
            return null;
        }

        return new TrainingDevice(kind, index, syntax.Location);
    }
}
