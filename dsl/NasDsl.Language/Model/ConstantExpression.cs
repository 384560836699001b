namespace NasDsl.Language.Model;

/// <summary>A constant.</summary>
/// <param name="Value">Its value, in base units (numbers, bytes, seconds, hertz, joules).</param>
public sealed record ConstantExpression(Value Value) : Expression;
