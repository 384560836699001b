using NasDsl.Language.Text;

namespace NasDsl.Language.Model;

/// <summary><c>target digit: column 64 as class(10);</c></summary>
/// <param name="Name">Its name.</param>
/// <param name="Column">The column, from 0; the first of several.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Size">The number of classes, or of numbers, one for each column: the length of the vector that a network must end in.</param>
/// <param name="Location">Where it was written.</param>
public sealed record TargetModel(string Name, int Column, TargetKind Kind, int Size, SourceLocation Location);
