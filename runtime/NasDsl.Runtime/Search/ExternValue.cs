namespace NasDsl.Search;

/// <summary>What a metric or an objective that is written in C# measured.</summary>
/// <param name="Text">How it is used: <c>Sharpness(k: 5)</c>.</param>
/// <param name="Value">The number.</param>
public sealed record ExternValue(string Text, double Value);
