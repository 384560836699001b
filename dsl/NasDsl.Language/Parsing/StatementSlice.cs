namespace NasDsl.Language.Parsing;

/// <summary>A statement before its grammar is tried.</summary>
/// <param name="Range">Its tokens without the semicolon.</param>
/// <param name="IsEnded">Whether a semicolon ends it.</param>
internal sealed record StatementSlice(TokenRange Range, bool IsEnded);
