namespace NasDsl.Language.Diagnostics;

/// <content>NAS5xxx: what keeps the generated C# from compiling; NAS9xxx: failures of the tool itself.</content>
public static partial class DiagnosticCatalog
{
    /// <summary>A library that generated code calls is not referenced.</summary>
    public static DiagnosticDescriptor MissingReference { get; } =
        Error("NAS5001", "Missing reference", "The types generated from .nas files need {0}, which this project does not reference.");

    /// <summary>The project is compiled as a version of C# that lacks what generated code uses.</summary>
    public static DiagnosticDescriptor OldLanguageVersion { get; } =
        Error("NAS5002", "C# version too old", "The types generated from .nas files need C# {1} or later, but this project is compiled as C# {0}.");

    /// <summary>A file of the project whose text the compiler does not get.</summary>
    public static DiagnosticDescriptor UnreadableFile { get; } =
        Error("NAS5003", "Unreadable file", "The file '{0}' cannot be read.");

    /// <summary>A declaration whose C# type needs a member of the same name.</summary>
    public static DiagnosticDescriptor NameOfMember { get; } =
        Error("NAS5004", "Name of a member", "The C# type generated for '{0}' has a member '{0}', so that it cannot have this name itself; choose another.");

    /// <summary>A failure that is nobody's mistake but ours.</summary>
    public static DiagnosticDescriptor InternalError { get; } =
        Error("NAS9001", "Internal error", "NasDsl has failed; please report this with the .nas file. {0}");
}
