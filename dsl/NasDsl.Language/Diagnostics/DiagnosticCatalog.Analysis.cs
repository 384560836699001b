namespace NasDsl.Language.Diagnostics;

/// <summary>What the check of whole spaces says: shapes and requirements (NAS2xxx) and advice (NAS3xxx).</summary>
public static partial class DiagnosticCatalog
{
    internal static DiagnosticDescriptor ShapeDoesNotFit { get; } = new(
        "NAS2001", "Shape does not fit", "{0}. {1}", DiagnosticSeverity.Error);

    internal static DiagnosticDescriptor WrongOutput { get; } = new(
        "NAS2002", "Network ends in the wrong shape", "{0} ends in {1}, and {2}: {3}. {4}", DiagnosticSeverity.Error);

    internal static DiagnosticDescriptor WrongArgument { get; } = new(
        "NAS2003", "Argument is out of range", "{0} cannot take this argument: {1}. {2}", DiagnosticSeverity.Error);

    internal static DiagnosticDescriptor Unsatisfiable { get; } = new(
        "NAS2010", "Requirement holds for no architecture", "'{0}' holds for no architecture of {1}{2}", DiagnosticSeverity.Error);

    internal static DiagnosticDescriptor Conflict { get; } = new(
        "NAS2011", "Requirements contradict each other", "No architecture of {0} meets all of {1}; each set without one of them can be met", DiagnosticSeverity.Error);

    internal static DiagnosticDescriptor Redundant { get; } = new(
        "NAS2012", "Requirement always holds", "'{0}' holds for every architecture of {1}{2}; leave it out or make it stricter", DiagnosticSeverity.Warning);

    internal static DiagnosticDescriptor DeadChoice { get; } = new(
        "NAS2013", "Choice is never possible", "{0} is never {1} under the requirements of {2}", DiagnosticSeverity.Warning);

    internal static DiagnosticDescriptor PoorComponents { get; } = new(
        "NAS3001", "Component set is poor", "{0} has no {1}: its networks are {2}", DiagnosticSeverity.Info);

    internal static DiagnosticDescriptor ShapesUnknown { get; } = new(
        "NAS3002", "Shapes are not proven", "The shapes of {0} are unknown: {1}", DiagnosticSeverity.Info);

    internal static DiagnosticDescriptor RequirementUnknown { get; } = new(
        "NAS3003", "Requirement is not decided", "It is unknown whether {0}: {1}", DiagnosticSeverity.Info);

    internal static IReadOnlyList<DiagnosticDescriptor> Analysis { get; } =
    [
        ShapeDoesNotFit,
        WrongOutput,
        WrongArgument,
        Unsatisfiable,
        Conflict,
        Redundant,
        DeadChoice,
        PoorComponents,
        ShapesUnknown,
        RequirementUnknown,
    ];
}
