namespace NasDsl.Language.Locks;

/// <summary>A measured quality.</summary>
/// <param name="Name">Its name in the language, such as <c>accuracy</c>.</param>
/// <param name="Value">The value.</param>
public sealed record LockMetric(string Name, double Value);
