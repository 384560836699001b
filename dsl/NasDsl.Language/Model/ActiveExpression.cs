namespace NasDsl.Language.Model;

/// <summary>Whether a place of the space is taken: true or false, never without a value.</summary>
/// <param name="Condition">When the place is taken.</param>
public sealed record ActiveExpression(GeneCondition Condition) : Expression;
