using System.Reflection;

namespace NasDsl.Language.Diagnostics;

/// <summary>Every message of compiler, command line, build and editor, one row each.</summary>
public static partial class DiagnosticCatalog
{
    /// <summary>Every row, by id.</summary>
    /// <remarks>Found by reflection, so that a row that is declared cannot be forgotten here.</remarks>
    public static IReadOnlyList<DiagnosticDescriptor> All => typeof(DiagnosticCatalog)
        .GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
        .Where(row => row.FieldType == typeof(DiagnosticDescriptor))
        .Select(row => (DiagnosticDescriptor)row.GetValue(null))
        .OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal)
        .ToArray();

    private static DiagnosticDescriptor Error(string id, string title, string format) =>
        new(id, title, format, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Warning(string id, string title, string format) =>
        new(id, title, format, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Info(string id, string title, string format) =>
        new(id, title, format, DiagnosticSeverity.Info);
}
