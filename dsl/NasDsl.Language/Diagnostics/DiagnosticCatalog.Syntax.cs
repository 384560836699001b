namespace NasDsl.Language.Diagnostics;

/// <content>NAS0xxx: what is not well written.</content>
public static partial class DiagnosticCatalog
{
    /// <summary>A character that no part of the language uses.</summary>
    public static DiagnosticDescriptor UnknownCharacter { get; } =
        Error("NAS0001", "Unknown character", "The character {0} means nothing here.");

    /// <summary>Something else was due at this place.</summary>
    public static DiagnosticDescriptor Unexpected { get; } =
        Error("NAS0002", "Something else is due here", "Expected {0}, but found {1}.");

    /// <summary>A statement without its end.</summary>
    public static DiagnosticDescriptor MissingSemicolon { get; } =
        Error("NAS0003", "Missing semicolon", "';' is missing after {0}.");

    /// <summary>A quoted text that does not end on its line.</summary>
    public static DiagnosticDescriptor UnterminatedText { get; } =
        Error("NAS0004", "Unterminated text", "The text that begins here has no closing '\"' on its line.");

    /// <summary>A comment that does not end.</summary>
    public static DiagnosticDescriptor UnterminatedComment { get; } =
        Error("NAS0005", "Unterminated comment", "The comment that begins here has no closing '*/'.");

    /// <summary>An opening bracket without its partner.</summary>
    public static DiagnosticDescriptor UnclosedBracket { get; } =
        Error("NAS0006", "Unclosed bracket", "'{0}' is never closed; '{1}' is missing before {2}.");

    /// <summary>A closing bracket without its partner.</summary>
    public static DiagnosticDescriptor StrayBracket { get; } =
        Error("NAS0007", "Closing bracket without a partner", "'{0}' closes nothing.");

    /// <summary>Brackets or operators nested too deep.</summary>
    public static DiagnosticDescriptor TooDeep { get; } =
        Error("NAS0008", "Nested too deep", "This is nested too deep: {0}.");

    /// <summary>A word that begins no declaration.</summary>
    public static DiagnosticDescriptor UnknownDeclaration { get; } =
        Error("NAS0009", "Unknown declaration", "'{0}' begins no declaration{1}");

    /// <summary>A word that begins no statement of its declaration.</summary>
    public static DiagnosticDescriptor UnknownStatement { get; } =
        Error("NAS0010", "Unknown statement", "'{0}' is no statement of a {1}{2}");

    /// <summary>A number that cannot be read.</summary>
    public static DiagnosticDescriptor MalformedNumber { get; } =
        Error("NAS0011", "Malformed number", "'{0}' is not a number.");

    /// <summary>Two chains in one body.</summary>
    public static DiagnosticDescriptor SecondChain { get; } =
        Error("NAS0012", "Two chains in one body", "A {0} has one chain of modules; join this one to the one before with '->'.");

    /// <summary>A requirement outside a space.</summary>
    public static DiagnosticDescriptor MisplacedRequire { get; } =
        Error("NAS0013", "Requirement outside a space", "'require' belongs directly in the body of a space, not in a {0}.");

    /// <summary>A fixed word of the language used as a name.</summary>
    public static DiagnosticDescriptor ReservedName { get; } =
        Error("NAS0014", "Reserved word", "'{0}' is a word of the language; choose another name.");
}
