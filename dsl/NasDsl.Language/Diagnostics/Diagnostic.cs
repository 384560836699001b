using System.Globalization;
using NasDsl.Language.Text;

namespace NasDsl.Language.Diagnostics;

/// <summary>One message about a <c>.nas</c> file, or about data or a run that it declares.</summary>
/// <param name="Descriptor">The row of the catalogue.</param>
/// <param name="Location">The place it speaks of.</param>
/// <param name="Message">The text in the user's words, witness and suggestion included.</param>
/// <param name="Related">Other places that explain it.</param>
public sealed record Diagnostic(
    DiagnosticDescriptor Descriptor,
    SourceLocation Location,
    string Message,
    EquatableArray<RelatedLocation> Related)
{
    /// <summary>The stable id, such as <c>NAS1001</c>.</summary>
    public string Id => Descriptor.Id;

    /// <summary>How much it matters.</summary>
    public DiagnosticSeverity Severity => Descriptor.Severity;

    /// <summary>Fills in the message of a row of the catalogue.</summary>
    /// <param name="descriptor">The row.</param>
    /// <param name="location">The place.</param>
    /// <param name="arguments">What goes into the places of the format.</param>
    /// <returns>The message.</returns>
    public static Diagnostic Create(DiagnosticDescriptor descriptor, SourceLocation location, params object[] arguments) =>
        new(
            descriptor,
            location,
            EndOnce(string.Format(CultureInfo.InvariantCulture, descriptor.MessageFormat, arguments)),
            EquatableArray<RelatedLocation>.Empty);

    // What fills the last place can be a sentence of its own, such as the message of an exception.
    private static string EndOnce(string message) => message.EndsWith("..", StringComparison.Ordinal) ? message.TrimEnd('.') + "." : message;

    /// <summary>The message as build tools print it: <c>file(line,column): error NAS1001: text</c>.</summary>
    /// <returns>One line.</returns>
    public override string ToString()
    {
        var kind = Severity switch
        {
            DiagnosticSeverity.Error => "error",
            DiagnosticSeverity.Warning => "warning",
            _ => "info",
        };
        return $"{(Location.Path.Length > 0 ? $"{Location}: " : "")}{kind} {Id}: {Message}";
    }
}
