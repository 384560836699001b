namespace NasDsl.Cli;

/// <summary>What is done about locks that are not fresh.</summary>
internal enum LockMode
{
    /// <summary>They are searched.</summary>
    Search,

    /// <summary>Stale ones are warned of.</summary>
    Check,

    /// <summary>They are errors.</summary>
    Locked,
}
