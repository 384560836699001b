using NasDsl.Language.Text;

namespace NasDsl.Language.Model;

/// <summary><c>budget 200 trials;</c> At least one limit is set; the first to be reached ends the search.</summary>
/// <param name="Trials">How many candidates are tried at most, or null.</param>
/// <param name="Seconds">How long the search runs at most, or null. What a clock decides is not reproducible, and is recorded as such.</param>
/// <param name="Location">Where it was written.</param>
/// <param name="Epochs">How many epochs candidates are trained for at most, all of them added up, or null.</param>
public sealed record BudgetModel(int? Trials, double? Seconds, SourceLocation Location, long? Epochs = null);
