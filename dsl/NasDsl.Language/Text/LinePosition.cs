namespace NasDsl.Language.Text;

/// <summary>A place in a text as people name it.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public readonly record struct LinePosition(int Line, int Column);
