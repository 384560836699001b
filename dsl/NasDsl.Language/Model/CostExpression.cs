namespace NasDsl.Language.Model;

/// <summary>A cost of the candidate's network.</summary>
/// <param name="Cost">Which cost.</param>
/// <param name="Device">The device of a latency or an energy, else null.</param>
public sealed record CostExpression(CostKind Cost, string? Device) : Expression;
