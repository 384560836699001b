namespace NasDsl.Language.Analysis;

/// <summary>A question took more steps than it may: its answer is unknown. Never leaves the analysis.</summary>
internal sealed class WorkLimitException : Exception;
