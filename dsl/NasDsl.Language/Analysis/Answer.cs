namespace NasDsl.Language.Analysis;

/// <summary>The answer to whether some architecture meets a set of conditions.</summary>
internal enum Answer
{
    /// <summary>None does.</summary>
    No,

    /// <summary>One does.</summary>
    Yes,

    /// <summary>Not decided.</summary>
    Unknown,
}
