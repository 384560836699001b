namespace NasDsl.Language.Model;

/// <summary>
/// A function: <c>min</c>, <c>max</c>, <c>sum</c> and <c>count</c> over those operands that have a value, or one of the functions of a number
/// (<c>log10</c>, <c>log2</c>, <c>ln</c>, <c>exp</c>, <c>sqrt</c>, <c>abs</c>, <c>round</c>, <c>floor</c>, <c>ceil</c>).
/// </summary>
/// <param name="Function">The name.</param>
/// <param name="Arguments">The operands.</param>
public sealed record CallExpression(string Function, EquatableArray<Expression> Arguments) : Expression;
