namespace NasDsl.CommandLine;

/// <summary>How a search shows how far it is.</summary>
public enum ProgressMode
{
    /// <summary>A live view on a terminal, lines of text elsewhere.</summary>
    Auto,

    /// <summary>A line of text for each generation and each phase.</summary>
    Plain,

    /// <summary>A line of JSON for each trial and each phase.</summary>
    Json,

    /// <summary>Nothing.</summary>
    None,
}
