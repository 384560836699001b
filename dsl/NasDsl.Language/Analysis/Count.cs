using System.Numerics;

namespace NasDsl.Language.Analysis;

/// <summary>How many of something a space holds, before its requirements.</summary>
/// <param name="Number">The number; 0 when it is infinite.</param>
/// <param name="Kind">How far it is known.</param>
public sealed record Count(BigInteger Number, CountKind Kind);
