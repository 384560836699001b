namespace NasDsl.Language.Analysis;

/// <summary>How far a count is known.</summary>
public enum CountKind
{
    /// <summary>There are exactly that many.</summary>
    Exact,

    /// <summary>There are at most that many.</summary>
    UpperBound,

    /// <summary>There is a real choice: there is no number.</summary>
    Infinite,
}
