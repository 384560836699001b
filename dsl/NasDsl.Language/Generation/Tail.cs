namespace NasDsl.Language.Generation;

/// <summary>What an edge of a cell, or the body of a residual, has come to so far, as far as a sum is concerned.</summary>
internal enum Tail
{
    /// <summary>Nothing is made: the output is the input.</summary>
    Empty,

    /// <summary>The last operation makes zeros.</summary>
    Zero,

    /// <summary>Something else is made.</summary>
    Other,
}
