namespace NasDsl.Studies;

/// <summary>The tables of a study. Numbers that must not lose a bit are texts of JSON; times are ISO 8601 in UTC.</summary>
internal static class StudySchema
{
    /// <summary>What says of a SQLite file that it is a study: "NasS".</summary>
    public const int ApplicationId = 0x4E617353;

    /// <summary>The format that this version writes. A change of the tables is a new number.</summary>
    public const int Version = 1;

    /// <summary>Makes the tables. Runs and trials have no index, which could be damaged and leave rows out: the id of a trial is 2^32 times its run and its number.</summary>
    public const string Create = """
        CREATE TABLE runs (
            id             INTEGER PRIMARY KEY,
            key            TEXT NOT NULL,
            search         TEXT NOT NULL,
            seed           TEXT NOT NULL,
            budget         INTEGER,
            inputs         TEXT NOT NULL,
            objectives     TEXT NOT NULL,
            engine         TEXT NOT NULL,
            product        TEXT NOT NULL,
            program        TEXT NOT NULL,
            sources        TEXT NOT NULL,
            data_directory TEXT NOT NULL,
            started_at     TEXT NOT NULL,
            digest         TEXT NOT NULL
        );
        CREATE TABLE sessions (
            id         INTEGER PRIMARY KEY,
            run        INTEGER NOT NULL REFERENCES runs,
            process    INTEGER NOT NULL,
            machine    TEXT NOT NULL,
            started_at TEXT NOT NULL,
            seen_at    TEXT NOT NULL,
            cpu        REAL NOT NULL,
            has_ended  INTEGER NOT NULL
        );
        CREATE TABLE trials (
            id           INTEGER PRIMARY KEY,
            run          INTEGER NOT NULL REFERENCES runs,
            number       INTEGER NOT NULL,
            record       TEXT NOT NULL,
            network      TEXT NOT NULL,
            architecture TEXT NOT NULL,
            params       INTEGER NOT NULL,
            macs         INTEGER NOT NULL,
            flops        INTEGER NOT NULL,
            memory       INTEGER NOT NULL,
            recorded_at  TEXT NOT NULL,
            origin_run   INTEGER,
            origin_trial INTEGER,
            digest       TEXT NOT NULL
        );
        CREATE TABLE checkpoints (
            run    INTEGER NOT NULL REFERENCES runs,
            trial  INTEGER NOT NULL,
            stage  TEXT NOT NULL,
            record TEXT NOT NULL,
            state  BLOB,
            digest TEXT NOT NULL,
            PRIMARY KEY (run, trial, stage)
        );
        CREATE TABLE results (
            run     INTEGER PRIMARY KEY REFERENCES runs,
            record  TEXT NOT NULL,
            weights BLOB NOT NULL,
            digest  TEXT NOT NULL
        );
        """;
}
