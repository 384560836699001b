namespace NasDsl.Language.Diagnostics;

/// <content>NAS1xxx: names and values that do not fit.</content>
public static partial class DiagnosticCatalog
{
    /// <summary>A module that is neither an operation nor a block.</summary>
    public static DiagnosticDescriptor UnknownModule { get; } =
        Error("NAS1001", "Unknown operation or block", "There is no operation or block '{0}'{1}");

    /// <summary>A space or data that is not declared.</summary>
    public static DiagnosticDescriptor UnknownDeclared { get; } =
        Error("NAS1002", "Unknown declaration", "There is no {0} '{1}'{2}");

    /// <summary>A row of a catalogue that does not exist.</summary>
    public static DiagnosticDescriptor UnknownChoice { get; } =
        Error("NAS1003", "Unknown word", "There is no {0} '{1}'{2}");

    /// <summary>A name that is declared twice.</summary>
    public static DiagnosticDescriptor DuplicateName { get; } =
        Error("NAS1004", "Name declared twice", "'{0}' is declared twice.");

    /// <summary>A statement that is given twice.</summary>
    public static DiagnosticDescriptor DuplicateStatement { get; } =
        Error("NAS1005", "Statement given twice", "'{0}' is given twice.");

    /// <summary>A statement that must be given.</summary>
    public static DiagnosticDescriptor MissingStatement { get; } =
        Error("NAS1006", "Missing statement", "{0} '{1}' needs the statement '{2}', such as '{3}'.");

    /// <summary>A parameter that does not exist.</summary>
    public static DiagnosticDescriptor UnknownParameter { get; } =
        Error("NAS1007", "Unknown parameter", "{0} has no parameter '{1}'{2}");

    /// <summary>An argument that is given twice.</summary>
    public static DiagnosticDescriptor DuplicateArgument { get; } =
        Error("NAS1008", "Argument given twice", "'{0}' is given twice.");

    /// <summary>More arguments than parameters.</summary>
    public static DiagnosticDescriptor TooManyArguments { get; } =
        Error("NAS1009", "Too many arguments", "{0} takes {1}.");

    /// <summary>An argument that must be given.</summary>
    public static DiagnosticDescriptor MissingArgument { get; } =
        Error("NAS1010", "Missing argument", "{0} needs '{1}'.");

    /// <summary>A value that its parameter does not take.</summary>
    public static DiagnosticDescriptor InvalidValue { get; } =
        Error("NAS1011", "Value out of place", "'{0}' {1}.");

    /// <summary>A name that stands for no value.</summary>
    public static DiagnosticDescriptor UnknownName { get; } =
        Error("NAS1012", "Unknown name", "There is no value or place '{0}'{1}");

    /// <summary>A copy that a repeat never has.</summary>
    public static DiagnosticDescriptor IndexOutOfRange { get; } =
        Error("NAS1013", "Index out of range", "'{0}' has {1}, not one numbered {2}.");

    /// <summary>A short name that several genes share.</summary>
    public static DiagnosticDescriptor AmbiguousName { get; } =
        Error("NAS1014", "Ambiguous name", "'{0}' could be {1}.");

    /// <summary>A unit that does not exist.</summary>
    public static DiagnosticDescriptor UnknownUnit { get; } =
        Error("NAS1015", "Unknown unit", "There is no unit or multiplier '{0}'{1}");

    /// <summary>Measures of different kinds where one kind is due.</summary>
    public static DiagnosticDescriptor DimensionMismatch { get; } =
        Error("NAS1016", "Units do not match", "{0} is {1}, but this is {2}.");

    // NAS1017 was "Not supported yet", of constructs that could be read and not be bound; there are none left.

    /// <summary>A set without values.</summary>
    public static DiagnosticDescriptor EmptySet { get; } =
        Error("NAS1018", "Empty set", "A set needs at least one value.");

    /// <summary>A range whose end is before its start.</summary>
    public static DiagnosticDescriptor ReversedRange { get; } =
        Error("NAS1019", "Reversed range", "The range runs from {0} down to {1}; write {1}..{0}.");

    /// <summary>A range that makes no values.</summary>
    public static DiagnosticDescriptor InvalidRange { get; } =
        Error("NAS1020", "Range that makes no sense", "{0}.");

    /// <summary>A value that stands twice in a set.</summary>
    public static DiagnosticDescriptor RepeatedValue { get; } =
        Warning("NAS1021", "Value twice in a set", "'{0}' stands twice in this set; it counts once.");

    /// <summary>Numbers and words in one set.</summary>
    public static DiagnosticDescriptor MixedSet { get; } =
        Error("NAS1022", "Mixed set", "The values of a set are all numbers, all words or all truth values; {0} is not like {1}.");

    /// <summary>A block that contains itself.</summary>
    public static DiagnosticDescriptor RecursiveBlock { get; } =
        Error("NAS1023", "Block within itself", "The block '{0}' contains itself: {1}.");

    /// <summary>A limit that lets nothing happen.</summary>
    public static DiagnosticDescriptor NotPositive { get; } =
        Error("NAS1024", "Not positive", "{0} must be more than 0, not {1}.");

    /// <summary>Shares that are not the whole.</summary>
    public static DiagnosticDescriptor InvalidSplit { get; } =
        Error("NAS1025", "Split is not the whole", "The shares of a split add up to 100%, not {0}%.");

    /// <summary>Columns that do not fill the shape.</summary>
    public static DiagnosticDescriptor ColumnsDoNotFit { get; } =
        Error("NAS1026", "Columns do not fit the shape", "{0} columns cannot be read as {1}, which has {2} numbers.");

    /// <summary>A condition where a number is due, or the reverse.</summary>
    public static DiagnosticDescriptor TypeMismatch { get; } =
        Error("NAS1027", "Wrong kind of value", "{0} is due here, but this is {1}.");

    /// <summary>A choice where there can be none.</summary>
    public static DiagnosticDescriptor ChoiceNotAllowed { get; } =
        Error("NAS1028", "Choice where there can be none", "{0} is one fixed value; there can be no choice here.");

    /// <summary>A space that would be too large.</summary>
    public static DiagnosticDescriptor SpaceTooLarge { get; } =
        Error("NAS1029", "Space too large", "Written out, '{0}' has {1}; reduce the repeats or the nesting of blocks.");

    /// <summary>A metric in a requirement.</summary>
    public static DiagnosticDescriptor MetricInRequirement { get; } =
        Error("NAS1030", "Metric in a requirement", "'{0}' is measured by training, and a requirement is checked before; say it in a search, as in 'until {0} >= 0.9;'.");

    /// <summary>A block that takes the name of an operation.</summary>
    public static DiagnosticDescriptor NameOfOperation { get; } =
        Error("NAS1031", "Name of an operation", "'{0}' is an operation; choose another name.");

    /// <summary>Several namespaces in one compilation.</summary>
    public static DiagnosticDescriptor SeveralNamespaces { get; } =
        Error("NAS1032", "Several namespaces", "The namespace is {0} already; all files of one project share it.");

    /// <summary>A number of copies that cannot be.</summary>
    public static DiagnosticDescriptor InvalidRepeat { get; } =
        Error("NAS1033", "Invalid number of copies", "A repeat takes {0}.");

    /// <summary>A target that is also an input.</summary>
    public static DiagnosticDescriptor TargetIsInput { get; } =
        Error("NAS1034", "Target among the inputs", "Column {0} is the target, and one of the columns of the input too.");

    /// <summary>A gene's domain that does not fit.</summary>
    public static DiagnosticDescriptor NotConstant { get; } =
        Error("NAS1035", "Not a constant", "{0} must be known when the file is compiled, and this depends on {1}.");

    /// <summary>A strategy that cannot serve its search.</summary>
    public static DiagnosticDescriptor StrategyMismatch { get; } =
        Error("NAS1040", "Strategy does not fit", "'{0}' cannot serve this search: {1}.");

    /// <summary>A metric that its search cannot measure.</summary>
    public static DiagnosticDescriptor MetricMismatch { get; } =
        Error("NAS1041", "Metric does not fit", "'{0}' cannot be measured here: {1}.");

    /// <summary>A device to train on that there is not.</summary>
    public static DiagnosticDescriptor UnknownTrainingDevice { get; } =
        Error("NAS1051", "Unknown device to train on", "There is no device '{0}' to train on{1}");

    /// <summary>A loss or an augmentation that does not fit the data or the space.</summary>
    public static DiagnosticDescriptor TrainingMismatch { get; } =
        Error("NAS1050", "Training does not fit", "'{0}' cannot be trained with here: {1}.");
}
