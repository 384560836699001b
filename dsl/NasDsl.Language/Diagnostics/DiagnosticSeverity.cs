namespace NasDsl.Language.Diagnostics;

/// <summary>How much a message matters.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Worth knowing; nothing to mend.</summary>
    Info,

    /// <summary>Works, but is probably not what was meant.</summary>
    Warning,

    /// <summary>Nothing is built or searched until it is mended.</summary>
    Error,
}
