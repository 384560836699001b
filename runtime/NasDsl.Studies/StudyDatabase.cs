using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Data.Sqlite;
using NasDsl.Language.Diagnostics;

namespace NasDsl.Studies;

/// <summary>The connection to the file of a study.</summary>
internal sealed class StudyDatabase : IDisposable
{
    private readonly SqliteConnection _connection;

    private StudyDatabase(string path, SqliteConnection connection)
    {
        Path = path;
        _connection = connection;
    }

    /// <summary>The file, as the user names it.</summary>
    public string Path { get; }

    /// <summary>Opens a study to read it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="actual">Where it is really read from: a copy, or the file itself.</param>
    /// <returns>The database.</returns>
    /// <exception cref="NasException">The file is no study that this version reads.</exception>
    public static StudyDatabase OpenToRead(string path, string actual) => Open(path, actual, SqliteOpenMode.ReadWrite, database =>
    {
        database.Run("PRAGMA query_only = ON");
        database.CheckFormat(database.ReadNumber("PRAGMA application_id"), database.ReadNumber("PRAGMA user_version"));
        database.CheckPages();
    });

    /// <summary>Opens a study that may be damaged, to read what is sound.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The database.</returns>
    /// <exception cref="NasException">The file is no study that this version reads.</exception>
    public static StudyDatabase OpenToSalvage(string path) => Open(path, path, SqliteOpenMode.ReadWrite, database =>
    {
        database.Run("PRAGMA query_only = ON");
        database.CheckFormat(database.ReadNumber("PRAGMA application_id"), database.ReadNumber("PRAGMA user_version"));
    });

    /// <summary>Opens a study to write it, or makes it.</summary>
    /// <param name="path">The file; its folder is there.</param>
    /// <returns>The database.</returns>
    /// <exception cref="NasException">The file is no study that this version writes, is damaged, or cannot be written.</exception>
    public static StudyDatabase OpenToWrite(string path) => Open(path, path, SqliteOpenMode.ReadWriteCreate, database =>
    {
        var application = database.ReadNumber("PRAGMA application_id");
        var isNew = application == 0 && database.ReadNumber("SELECT COUNT(*) FROM sqlite_schema") == 0;
        if (!isNew)
        {
            database.CheckFormat(application, database.ReadNumber("PRAGMA user_version"));
            database.CheckPages();
        }

        // A trial that was told is on the disk: in WAL, FULL waits for the disk at every commit.
        database.Run("PRAGMA journal_mode = WAL");
        database.Run("PRAGMA synchronous = FULL");
        if (isNew)
        {
            database.InTransaction(() =>
            {
                database.Run(StudySchema.Create);
                database.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {StudySchema.ApplicationId}"));
                database.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {StudySchema.Version}"));
            });
        }
    });

    /// <summary>Runs statements in a transaction: all of them, or none.</summary>
    /// <param name="statements">The statements.</param>
    /// <exception cref="NasException">They cannot be written.</exception>
    public void InTransaction(Action statements) => Guard(() =>
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        statements();
        transaction.Commit();
        return 0;
    });

    /// <summary>Runs one statement.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="values">The values of its parameters, <c>$0</c>, <c>$1</c>, ...</param>
    /// <returns>How many rows it changed.</returns>
    public int Run(string statement, params object?[] values) => Guard(() =>
    {
        using var command = Prepare(statement, values);
        return command.ExecuteNonQuery();
    });

    /// <summary>Reads rows.</summary>
    /// <typeparam name="T">What is made of a row.</typeparam>
    /// <param name="query">The query.</param>
    /// <param name="read">Makes it.</param>
    /// <param name="values">The values of its parameters, <c>$0</c>, <c>$1</c>, ...</param>
    /// <returns>The rows.</returns>
    public List<T> Read<T>(string query, Func<SqliteDataReader, T> read, params object?[] values) => Guard(() =>
    {
        var rows = new List<T>();
        using var command = Prepare(query, values);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    });

    /// <summary>Reads rows until the first that cannot be read.</summary>
    /// <typeparam name="T">What is made of a row.</typeparam>
    /// <param name="query">The query.</param>
    /// <param name="read">Makes it.</param>
    /// <returns>The rows, and whether these are all.</returns>
    public (List<T> Rows, bool IsWhole) ReadSound<T>(string query, Func<SqliteDataReader, T> read)
    {
        var rows = new List<T>();
        try
        {
            using var command = Prepare(query, []);
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                rows.Add(read(reader));
            }

            return (rows, true);
        }
        catch (SqliteException)
        {
            return (rows, false);
        }
    }

    /// <summary>Reads one number.</summary>
    /// <param name="query">The query.</param>
    /// <param name="values">The values of its parameters.</param>
    /// <returns>The number; 0 when there is none.</returns>
    public long ReadNumber(string query, params object?[] values) =>
        Read(query, row => row.IsDBNull(0) ? 0 : row.GetInt64(0), values).FirstOrDefault();

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private static StudyDatabase Open(string path, string actual, SqliteOpenMode mode, Action<StudyDatabase> prepare)
    {
        var settings = new SqliteConnectionStringBuilder { DataSource = actual, Mode = mode, Pooling = false, DefaultTimeout = 30 };
        var database = new StudyDatabase(path, new SqliteConnection(settings.ToString()));
        try
        {
            database.Guard(() =>
            {
                database._connection.Open();
                return 0;
            });
            prepare(database);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private void CheckFormat(long application, long version)
    {
        if (application != StudySchema.ApplicationId)
        {
            throw StudyErrors.Of(DiagnosticCatalog.StudyForeign, Path, "it is a database of something else");
        }

        if (version > StudySchema.Version)
        {
            throw StudyErrors.Of(DiagnosticCatalog.StudyNewer, Path, version, StudySchema.Version);
        }
    }

    // A page that is torn can hide rows from a query that says nothing. A file that is damaged somewhere is not written any more, even where the damage is elsewhere.
    private void CheckPages()
    {
        var problem = Read("PRAGMA quick_check(1)", row => row.GetString(0)).FirstOrDefault();
        if (problem is not "ok")
        {
            throw StudyErrors.Damaged(Path, $"SQLite finds {problem?.ReplaceLineEndings(" ")}");
        }
    }

    [SuppressMessage("Security", "CA2100", Justification = "All statements are literals of this project; values are parameters.")]
    private SqliteCommand Prepare(string statement, object?[] values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = statement;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${i}"), values[i] ?? DBNull.Value);
        }

        return command;
    }

    private T Guard<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (SqliteException failure)
        {
            throw StudyErrors.Of(Path, failure);
        }
    }
}
