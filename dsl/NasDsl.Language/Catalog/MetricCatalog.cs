using NasDsl.Language.Model;

namespace NasDsl.Language.Catalog;

/// <summary>What is measured of a trained candidate.</summary>
public static class MetricCatalog
{
    /// <summary>What the end of a search can ask beside metrics: for how many trials the front has not changed. In expressions it is a metric of this name.</summary>
    public const string Stalled = "stalled";

    /// <summary>The metric that is measured at a named place of the network: <c>ldcl(stem)</c>.</summary>
    internal const string AtPlace = "ldcl";

    /// <summary>Every metric.</summary>
    public static IReadOnlyList<MetricDefinition> All { get; } =
    [
        new("accuracy", "The share of rows whose class is answered.", TargetKind.Class),
        new("error", "The share of rows whose class is not answered.", TargetKind.Class),
        new("loss", "What training makes small: the mean cross-entropy of classes, the mean squared error of numbers.", null),
        new("f1", "The harmonic mean of precision and recall of each class, averaged over the classes.", TargetKind.Class),
        new("auc", "The area under the receiver operating characteristic of each class against the others, averaged over the classes.", TargetKind.Class),
        new("rmse", "The root of the mean squared error.", TargetKind.Number),
        new("mae", "The mean absolute error.", TargetKind.Number),
        new("r2", "The share of the variance of the target that the answers explain.", TargetKind.Number),
        new(AtPlace, "The length of a linear discriminant code of the representation at a named place.", TargetKind.Class),
    ];

    /// <summary>Finds a metric.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The metric, or null.</returns>
    public static MetricDefinition? Find(string name) => All.FirstOrDefault(row => row.Name == name);
}
