using Microsoft.Data.Sqlite;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Text;

namespace NasDsl.Studies;

/// <summary>Says what is wrong with a study, and what can be done.</summary>
internal static class StudyErrors
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    /// <summary>Makes an exception of a row of the catalogue.</summary>
    /// <param name="descriptor">The row.</param>
    /// <param name="path">The study.</param>
    /// <param name="arguments">What goes into the message.</param>
    /// <returns>The exception.</returns>
    public static NasException Of(DiagnosticDescriptor descriptor, string path, params object[] arguments) =>
        new([Diagnostic.Create(descriptor, new SourceLocation(path, new LinePosition(1, 1)), arguments)]);

    /// <summary>The study is damaged.</summary>
    /// <param name="path">The study.</param>
    /// <param name="what">Where.</param>
    /// <returns>The exception.</returns>
    public static NasException Damaged(string path, string what) => Of(DiagnosticCatalog.StudyDamaged, path, what, path);

    /// <summary>Says what a failure of SQLite means.</summary>
    /// <param name="path">The study.</param>
    /// <param name="failure">The failure.</param>
    /// <returns>The exception.</returns>
    public static NasException Of(string path, SqliteException failure)
    {
        // SQLite's own words, without what Microsoft.Data.Sqlite puts around them: "SQLite Error 13: 'database or disk is full'."
        var parts = failure.Message.Split('\'');
        var words = parts.Length >= 3 ? string.Join('\'', parts[1..^1]) : failure.Message.TrimEnd('.');
        return failure.SqliteErrorCode switch
        {
            Busy or Locked => Of(DiagnosticCatalog.StudyNotWritable, path, "another program keeps it locked"),
            ReadOnly or CannotOpen => Of(DiagnosticCatalog.StudyNotWritable, path, words),
            Full or InputOutput => Of(DiagnosticCatalog.StudyFull, path, words),
            NotADatabase => Of(DiagnosticCatalog.StudyForeign, path, words),
            Corrupt => Damaged(path, words),
            _ => Damaged(path, words),
        };
    }
}
