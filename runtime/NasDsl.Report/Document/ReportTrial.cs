namespace NasDsl.Report.Document;

/// <summary>A trial.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Generation">The number of its generation.</param>
/// <param name="Status">How it ended: <c>finished</c>, <c>stopped</c> or <c>failed</c>.</param>
/// <param name="Reason">Why it failed, or null.</param>
/// <param name="Epochs">For how many epochs it was trained.</param>
/// <param name="Share">The share of the rows or of the resolution that it was trained on, or null for all.</param>
/// <param name="Objectives">The values of the objectives, or null.</param>
/// <param name="Metrics">What was measured.</param>
/// <param name="Costs">Its weights, operations and bytes of memory.</param>
/// <param name="Genes">For each gene the index of its value or the number itself; null where the gene has no place.</param>
/// <param name="Losses">The mean loss over the training rows in each epoch, or null.</param>
/// <param name="Seconds">How long it was trained and measured, or null.</param>
/// <param name="IsTakenOver">True where an earlier run had measured it, else null.</param>
/// <param name="Architecture">The place of its architecture in the list of all.</param>
internal sealed record ReportTrial(
    int Id,
    int Generation,
    string Status,
    string? Reason,
    int Epochs,
    double? Share,
    IReadOnlyList<double?>? Objectives,
    IReadOnlyDictionary<string, double>? Metrics,
    ReportCosts Costs,
    IReadOnlyList<double?> Genes,
    IReadOnlyList<double?>? Losses,
    double? Seconds,
    bool? IsTakenOver,
    int Architecture);
