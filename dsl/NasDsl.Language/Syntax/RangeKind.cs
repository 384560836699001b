namespace NasDsl.Language.Syntax;

/// <summary>How the values of a range are chosen.</summary>
internal enum RangeKind
{
    /// <summary>Every whole number, or every number of an interval.</summary>
    Plain,

    /// <summary>Every so many: <c>step 16</c>.</summary>
    Step,

    /// <summary>The powers of two.</summary>
    PowerOfTwo,

    /// <summary>The numbers of an interval, equal ratios equally likely.</summary>
    Logarithmic,
}
