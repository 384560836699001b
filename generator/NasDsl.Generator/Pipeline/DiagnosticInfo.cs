using Microsoft.CodeAnalysis;
using NasDsl.Language;
using LanguageDiagnostic = NasDsl.Language.Diagnostics.Diagnostic;
using LanguageDescriptor = NasDsl.Language.Diagnostics.DiagnosticDescriptor;
using LanguageSeverity = NasDsl.Language.Diagnostics.DiagnosticSeverity;

namespace NasDsl.Generator.Pipeline;

/// <summary>A message as the compiler reports it. Unlike a message of the language, it differs from another when only its place differs.</summary>
/// <param name="Descriptor">The row of the catalogue.</param>
/// <param name="Message">The text.</param>
/// <param name="Place">The place that it speaks of, or null for none.</param>
/// <param name="Related">Other places, with what each has to do with the message.</param>
internal sealed record DiagnosticInfo(LanguageDescriptor Descriptor, string Message, PlaceInfo? Place, EquatableArray<PlaceInfo> Related)
{
    /// <summary>Takes over a message of the language.</summary>
    /// <param name="diagnostic">The message.</param>
    /// <returns>The message with its places fixed.</returns>
    public static DiagnosticInfo From(LanguageDiagnostic diagnostic) => new(
        diagnostic.Descriptor,
        WithRelated(diagnostic),
        PlaceInfo.From(diagnostic.Location),
        diagnostic.Related.Select(related => PlaceInfo.From(related.Location)).OfType<PlaceInfo>().ToEquatableArray());

    /// <summary>A message of the generator's own, about no place in a file.</summary>
    /// <param name="descriptor">The row of the catalogue.</param>
    /// <param name="arguments">What goes into the places of the format.</param>
    /// <returns>The message.</returns>
    public static DiagnosticInfo Of(LanguageDescriptor descriptor, params object[] arguments) =>
        From(LanguageDiagnostic.Create(descriptor, default, arguments));

    // Compilers print one line for each message, and of other places nothing: they are said in the line itself.
    private static string WithRelated(LanguageDiagnostic diagnostic) =>
        diagnostic.Message + string.Concat(diagnostic.Related.Select(related => $" [{related.Location}: {related.Message}]"));

    /// <summary>The message for the compiler.</summary>
    /// <returns>The diagnostic.</returns>
    public Diagnostic ToDiagnostic()
    {
        var severity = Descriptor.Severity switch
        {
            LanguageSeverity.Error => DiagnosticSeverity.Error,
            LanguageSeverity.Warning => DiagnosticSeverity.Warning,
            _ => DiagnosticSeverity.Info,
        };
        return Diagnostic.Create(
            Descriptor.Id,
            "NasDsl",
            Message,
            severity,
            severity,
            isEnabledByDefault: true,
            warningLevel: severity == DiagnosticSeverity.Error ? 0 : 1,
            title: Descriptor.Title,
            location: Place?.ToLocation() ?? Location.None,
            additionalLocations: Related.Select(place => place.ToLocation()));
    }
}
