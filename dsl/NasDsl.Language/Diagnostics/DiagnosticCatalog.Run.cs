namespace NasDsl.Language.Diagnostics;

/// <content>NAS7xxx: data and runs.</content>
public static partial class DiagnosticCatalog
{
    /// <summary>The data file does not exist.</summary>
    public static DiagnosticDescriptor DataFileNotFound { get; } = Error(
        "NAS7001", "Data file not found", "The data of '{0}' is not there: no file '{1}'; paths are relative to the .nas file.");

    /// <summary>The data file exists, but cannot be read.</summary>
    public static DiagnosticDescriptor DataFileUnreadable { get; } = Error(
        "NAS7002", "Data file cannot be read", "The data of '{0}' cannot be read: {1}.");

    /// <summary>The data file has no rows.</summary>
    public static DiagnosticDescriptor DataFileEmpty { get; } = Error(
        "NAS7003", "Data file without rows", "The file has no rows; '{0}' needs rows of at least {1} columns.");

    /// <summary>A row is longer or shorter than the rows before it.</summary>
    public static DiagnosticDescriptor DataRowRagged { get; } = Error(
        "NAS7004", "Ragged row", "This row has {0} columns, the rows before it have {1}.");

    /// <summary>The declaration speaks of columns that the file does not have.</summary>
    public static DiagnosticDescriptor DataColumnMissing { get; } = Error(
        "NAS7005", "Column missing", "The rows have {0} columns, 0 to {1}; '{2}' is declared as column {3}.");

    /// <summary>A field is not a number.</summary>
    public static DiagnosticDescriptor DataNotANumber { get; } = Error(
        "NAS7006", "Not a number", "'{0}' is not a number; column {1} belongs to '{2}' and takes numbers.");

    /// <summary>A number is infinite or NaN.</summary>
    public static DiagnosticDescriptor DataNotFinite { get; } = Error(
        "NAS7007", "Not a finite number", "'{0}' is not a finite number; column {1} belongs to '{2}', and no network can learn from it.");

    /// <summary>A class is not one of the declared classes.</summary>
    public static DiagnosticDescriptor DataLabelOutOfRange { get; } = Error(
        "NAS7008", "Label out of range", "'{0}' is not a class of '{1}', which is declared as class({2}): whole numbers 0 to {3}.");

    /// <summary>A token is not one of the declared vocabulary.</summary>
    public static DiagnosticDescriptor DataTokenOutOfRange { get; } = Error(
        "NAS7013", "Token out of range", "'{0}' is not a token of '{1}', which is declared with a vocabulary of {2}: whole numbers 0 to {3}.");

    /// <summary>A part of the split would have no rows.</summary>
    public static DiagnosticDescriptor DataTooFewRows { get; } = Error(
        "NAS7009", "Too few rows", "{0} rows are too few: the {1} part, {2} % of them, would have none; give it a greater share or more rows.");

    /// <summary>The format of the data is not one that this version reads.</summary>
    public static DiagnosticDescriptor DataFormatUnknown { get; } = Error(
        "NAS7010", "Data format not supported", "Data from '{0}' cannot be read by this version; it reads {1}.");

    /// <summary>A binary file of data is not what its format asks for.</summary>
    public static DiagnosticDescriptor DataFileMalformed { get; } = Error(
        "NAS7011", "Malformed data file", "This is no sound {0} file: at byte {1} there should be {2}, and there is {3}.");

    /// <summary>The header of a record cannot be read.</summary>
    public static DiagnosticDescriptor DataHeaderMalformed { get; } = Error(
        "NAS7012", "Malformed header of a record", "This line should have {0}.");

    /// <summary>A target that is no probability.</summary>
    public static DiagnosticDescriptor DataTargetNoProbability { get; } = Error(
        "NAS7015", "Target is no probability", "'binary' needs targets from 0 to 1, and '{0}' has {1} in row {2}.");

    /// <summary>No genome that satisfies all requirements was found.</summary>
    public static DiagnosticDescriptor NoValidGenome { get; } = Error(
        "NAS7020",
        "No genome satisfies the requirements",
        "No genome of '{0}' was found that satisfies {1}.");

    /// <summary>An architecture has no shape.</summary>
    public static DiagnosticDescriptor ArchitectureShape { get; } = Error(
        "NAS7021", "Shape that cannot fit", "{0}; the genome is {1}.");

    /// <summary>The budget leaves nothing to try.</summary>
    public static DiagnosticDescriptor BudgetEmpty { get; } = Error(
        "NAS7030", "Empty budget", "The budget of '{0}' is {1}; a search needs at least one trial.");

    /// <summary>Every candidate of a search failed.</summary>
    public static DiagnosticDescriptor AllTrialsFailed { get; } = Error(
        "NAS7031", "All trials failed", "All {0} trials of '{1}' failed; the first: {2}.");

    /// <summary>The program has no declaration of the asked name.</summary>
    public static DiagnosticDescriptor DeclarationNotFound { get; } = Error(
        "NAS7032", "Declaration not found", "There is no {0} '{1}'; the program declares {2}.");

    /// <summary>The program asks for something of the language that this version does not run.</summary>
    public static DiagnosticDescriptor ProcedureUnknown { get; } = Error(
        "NAS7033", "Not supported by this version", "This version cannot run {0}; it can run {1}.");

    /// <summary>A journal has trials of another search.</summary>
    public static DiagnosticDescriptor JournalMismatch { get; } = Error(
        "NAS7034",
        "Journal of another search",
        "Trial {0} of the journal is '{1}', and the search proposes '{2}' there. The journal was written by another program, seed or version.");

    /// <summary>A file named on the command line does not exist.</summary>
    public static DiagnosticDescriptor ProgramFileNotFound { get; } = Error(
        "NAS7040", "File not found", "There is no file '{0}'.");

    /// <summary>The file has no search to run.</summary>
    public static DiagnosticDescriptor NoSearch { get; } = Error(
        "NAS7041", "No search declared", "This file declares no search; add one, such as 'search MySearch {{ space MySpace; maximize accuracy; train 10 epochs; budget 100 trials; }}'.");

    /// <summary>The file has several searches, and none was chosen.</summary>
    public static DiagnosticDescriptor SearchAmbiguous { get; } = Error(
        "NAS7042", "Several searches", "This file declares several searches; choose one with --search: {0}.");

    /// <summary>A file could not be read or written.</summary>
    public static DiagnosticDescriptor FileFailure { get; } = Error(
        "NAS7043", "File cannot be read or written", "{0}.");

    /// <summary>The file has no space to draw from.</summary>
    public static DiagnosticDescriptor NoSpace { get; } = Error(
        "NAS7046", "No space declared", "This file declares no space; add one, such as 'space MySpace for MyData {{ flatten -> linear(classes) }}'.");

    /// <summary>The file has several spaces, and none was chosen.</summary>
    public static DiagnosticDescriptor SpaceAmbiguous { get; } = Error(
        "NAS7047", "Several spaces", "This file declares several spaces; choose one with --space: {0}.");

    /// <summary>The table of results does not exist.</summary>
    public static DiagnosticDescriptor TableFileNotFound { get; } = Error(
        "NAS7050", "Table not found", "The table of results is not there: no file '{0}'. Paths are relative to the .nas file.");

    /// <summary>The table of results exists, but cannot be read.</summary>
    public static DiagnosticDescriptor TableFileUnreadable { get; } = Error(
        "NAS7051", "Table cannot be read", "The table of results '{0}' cannot be read: {1}.");

    /// <summary>A column that the search names is not in the table.</summary>
    public static DiagnosticDescriptor TableColumnMissing { get; } = Error(
        "NAS7052", "Column missing from a table", "The table '{0}' has no column '{1}'{2}");

    /// <summary>The table has no columns for the key.</summary>
    public static DiagnosticDescriptor TableKeyMissing { get; } = Error(
        "NAS7053",
        "Key missing from a table",
        "The key has {0} genes, and neither is a column called like one of them nor are there so many columns before the results: {1}.");

    /// <summary>A row of the table is longer or shorter than its first one.</summary>
    public static DiagnosticDescriptor TableRowRagged { get; } = Error(
        "NAS7054", "Ragged row of a table", "This row has {0} columns, and the first one names {1}.");

    /// <summary>A result is not a finite number.</summary>
    public static DiagnosticDescriptor TableNotANumber { get; } = Error(
        "NAS7055", "Result that is no number", "'{0}' is no finite number, and the column '{1}' has results.");

    /// <summary>Two rows of the table have one key and different results.</summary>
    public static DiagnosticDescriptor TableRowTwice { get; } = Error(
        "NAS7056", "Two results of one candidate", "Line {0} has the same key and another result.");

    /// <summary>The table has no row of a candidate.</summary>
    public static DiagnosticDescriptor TableRowMissing { get; } = Error(
        "NAS7057", "Candidate missing from a table", "The table '{0}' has no row of {1}.");

    /// <summary>A measured latency is negative.</summary>
    public static DiagnosticDescriptor TableLatencyNegative { get; } = Error(
        "NAS7058", "Negative latency", "A latency is 0 microseconds or more, and this one is {0}.");

    /// <summary>The network that holds all candidates would be too large.</summary>
    public static DiagnosticDescriptor SupernetTooLarge { get; } = Error(
        "NAS7060",
        "Too many candidates for one network",
        "A network that holds all candidates of '{0}' would have more than {1} operations. Use another strategy, or a smaller space.");

    /// <summary>The engine does not train networks that hold many candidates.</summary>
    public static DiagnosticDescriptor MixturesUnknown { get; } = Error(
        "NAS7061",
        "The engine cannot share weights",
        "The strategy '{0}' shares weights between candidates, which the engine '{1}' cannot do. Use the managed engine, or another strategy.");

    /// <summary>There is no C# code behind an extern declaration.</summary>
    public static DiagnosticDescriptor ExternMissing { get; } = Error(
        "NAS7065", "Code is missing", "'{0}' is written in C#, and this run has no code of it; run the generated class '{1}' of the project instead.");

    /// <summary>The code behind an extern data declaration failed.</summary>
    public static DiagnosticDescriptor ExternDataFailed { get; } = Error(
        "NAS7066", "Code of data failed", "The rows of '{0}' cannot be read: {1}.");
}
