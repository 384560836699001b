namespace NasDsl.Report.Importance;

/// <summary>A leaf of a regression tree.</summary>
/// <param name="Value">What it foretells.</param>
/// <param name="Levels">For each feature that is asked about on the way to it: which of its levels lead there.</param>
internal sealed record RegressionLeaf(double Value, IReadOnlyDictionary<int, bool[]> Levels);
