namespace NasDsl.Language.Model;

/// <summary><c>body when condition</c>: the body where the condition is true, else without a value.</summary>
/// <param name="Body">The body.</param>
/// <param name="Condition">The condition.</param>
public sealed record ConditionalExpression(Expression Body, Expression Condition) : Expression;
