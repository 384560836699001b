namespace NasDsl.Language.Catalog;

/// <summary>What is measured of a trained candidate.</summary>
public static class MetricCatalog
{
    /// <summary>Every metric.</summary>
    public static IReadOnlyList<MetricDefinition> All { get; } =
    [
        new("accuracy", "The share of rows whose class is answered."),
        new("error", "The share of rows whose class is not answered."),
        new("loss", "The mean cross-entropy."),
    ];

    /// <summary>Metrics of the language that this version does not measure yet.</summary>
    internal static IReadOnlyList<string> Planned { get; } = ["f1", "auc", "rmse", "mae", "r2", "ldcl"];

    /// <summary>Finds a metric.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The metric, or null.</returns>
    public static MetricDefinition? Find(string name) => All.FirstOrDefault(row => row.Name == name);
}
