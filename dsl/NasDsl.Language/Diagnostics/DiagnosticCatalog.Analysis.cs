namespace NasDsl.Language.Diagnostics;

/// <content>NAS2xxx: shapes and requirements of whole spaces; NAS3xxx: advice.</content>
public static partial class DiagnosticCatalog
{
    /// <summary>An operation cannot take the shape it gets in some architecture.</summary>
    public static DiagnosticDescriptor ShapeDoesNotFit { get; } = Error(
        "NAS2001", "Shape does not fit", "{0}. {1}.");

    /// <summary>Some architecture does not end in the shape of the target.</summary>
    public static DiagnosticDescriptor WrongOutput { get; } = Error(
        "NAS2002", "Network ends in the wrong shape", "'{0}' ends in {1}, and {2}: {3}. {4}.");

    /// <summary>An argument takes a value that its parameter does not.</summary>
    public static DiagnosticDescriptor WrongArgument { get; } = Error(
        "NAS2003", "Argument is out of range", "{0} cannot take this argument: {1}. {2}.");

    /// <summary>A fidelity begins with inputs that are too small for some architecture.</summary>
    public static DiagnosticDescriptor ResolutionDoesNotFit { get; } = Error(
        "NAS2020", "Resolution is too low", "'{0}' begins with inputs of {1}, which not every network of {2} takes; begin with a greater share of the resolution. {3}.");

    /// <summary>A requirement that no architecture meets.</summary>
    public static DiagnosticDescriptor Unsatisfiable { get; } = Error(
        "NAS2010", "Requirement holds for no architecture", "'{0}' holds for no architecture of {1}{2}.");

    /// <summary>Requirements of which each can be met, but not all together.</summary>
    public static DiagnosticDescriptor Conflict { get; } = Error(
        "NAS2011", "Requirements contradict each other", "No architecture of {0} meets all of {1}; each set without one of them can be met.");

    /// <summary>A requirement that every architecture meets.</summary>
    public static DiagnosticDescriptor Redundant { get; } = Warning(
        "NAS2012", "Requirement always holds", "'{0}' holds for every architecture of {1}{2}; leave it out or make it stricter.");

    /// <summary>A value of a gene that no architecture under the requirements has.</summary>
    public static DiagnosticDescriptor DeadChoice { get; } = Warning(
        "NAS2013", "Choice is never possible", "{0} is never {1} under the requirements of {2}.");

    /// <summary>The component set lacks a part of a Turing-equivalent one.</summary>
    public static DiagnosticDescriptor PoorComponents { get; } = Info(
        "NAS3001", "Component set is poor", "'{0}' has no {1}: its networks are {2}.");

    /// <summary>The space is too large for the proof of its shapes.</summary>
    public static DiagnosticDescriptor ShapesUnknown { get; } = Info(
        "NAS3002", "Shapes are not proven", "The shapes of {0} are unknown: {1}.");

    /// <summary>A question about a requirement that the analysis could not answer.</summary>
    public static DiagnosticDescriptor RequirementUnknown { get; } = Info(
        "NAS3003", "Requirement is not decided", "It is unknown whether {0}: {1}.");
}
