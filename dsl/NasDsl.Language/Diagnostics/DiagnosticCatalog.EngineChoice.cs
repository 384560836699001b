namespace NasDsl.Language.Diagnostics;

/// <content>NAS711x: choosing what trains.</content>
public static partial class DiagnosticCatalog
{
    /// <summary>An engine that is asked for and not there.</summary>
    public static DiagnosticDescriptor EngineMissing { get; } = Error(
        "NAS7110", "Engine is missing", "There is no engine '{0}' here{1}");

    /// <summary>A device that an engine does not train on.</summary>
    public static DiagnosticDescriptor DeviceNotTaken { get; } = Error(
        "NAS7111", "Device of another engine", "The engine '{0}' does not train on '{1}'; {2}.");

    /// <summary>A file that was named as an engine, and is none.</summary>
    public static DiagnosticDescriptor EngineFileUnusable { get; } = Error(
        "NAS7112", "File brings no engine", "The file '{0}' brings no engine: {1}.");

    /// <summary>A program that chose its engine by itself.</summary>
    public static DiagnosticDescriptor EngineFixed { get; } = Error(
        "NAS7113", "Engine cannot be chosen", "The engine '{0}' was asked for, and this program trains with '{1}', whatever its options say. Run the generated class of the search, which chooses by them.");
}
