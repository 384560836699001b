using NasDsl.Language;

namespace NasDsl.Search;

/// <summary>Measured qualities of a trained network on some rows.</summary>
/// <param name="Loss">For classes the mean cross-entropy, for numbers the mean squared error; NaN when a table of results does not tell.</param>
/// <param name="Accuracy">For classes the share of rows that are answered rightly, else null.</param>
/// <param name="Rmse">For numbers the root of the mean squared error, else null.</param>
/// <param name="Mae">For numbers the mean absolute error, else null.</param>
public sealed record Metrics(double Loss, double? Accuracy, double? Rmse, double? Mae)
{
    /// <summary>The names in the language of all that is measured. <see cref="Of"/> and <see cref="Find"/> know the same ones.</summary>
    internal static IReadOnlyList<string> Names { get; } = ["accuracy", "error", "loss", "f1", "auc", "rmse", "mae", "r2"];

    /// <summary>The names of all that has to be kept to know the rest.</summary>
    internal static IEnumerable<string> Recorded => Names.Where(name => name != "error");

    /// <summary>For classes the share of rows that are answered wrongly, else null.</summary>
    public double? Error => 1 - Accuracy;

    /// <summary>For classes the harmonic mean of precision and recall, averaged over the classes, else null.</summary>
    public double? F1 { get; init; }

    /// <summary>For classes the area under the receiver operating characteristic of each against the others, averaged, else null.</summary>
    public double? Auc { get; init; }

    /// <summary>For numbers the share of their variance that is explained, else null; null too where all targets are equal.</summary>
    public double? R2 { get; init; }

    /// <summary>What metrics and objectives that are written in C# measured, as far as the search asks for them.</summary>
    public EquatableArray<ExternValue> Externs { get; init; } = EquatableArray<ExternValue>.Empty;

    /// <summary>Takes results that were measured elsewhere.</summary>
    /// <param name="values">Names in the language with their values; a name that is not measured by this version is left out.</param>
    /// <returns>The metrics; the loss is NaN when it is not among them.</returns>
    internal static Metrics Of(IEnumerable<(string Name, double Value)> values) =>
        values.Aggregate(new Metrics(double.NaN, null, null, null), (metrics, item) => item.Name switch
        {
            "accuracy" => metrics with { Accuracy = item.Value },
            "error" => metrics with { Accuracy = 1 - item.Value },
            "loss" => metrics with { Loss = item.Value },
            "rmse" => metrics with { Rmse = item.Value },
            "mae" => metrics with { Mae = item.Value },
            "f1" => metrics with { F1 = item.Value },
            "auc" => metrics with { Auc = item.Value },
            "r2" => metrics with { R2 = item.Value },
            _ => metrics,
        });

    /// <summary>Finds a quality by its name in the language.</summary>
    /// <param name="name">The name, such as <c>accuracy</c>, or the use of one that is written in C#, such as <c>Sharpness(k: 5)</c>.</param>
    /// <returns>The value, or null when it is not measured for these targets.</returns>
    public double? Find(string name) => name switch
    {
        "accuracy" => Accuracy,
        "error" => Error,
        "loss" => Loss,
        "rmse" => Rmse,
        "mae" => Mae,
        "f1" => F1,
        "auc" => Auc,
        "r2" => R2,
        _ => Externs.FirstOrDefault(measured => measured.Text == name)?.Value,
    };
}
