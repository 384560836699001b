namespace NasDsl.Search;

/// <summary>Measured qualities of a trained network on some rows.</summary>
/// <param name="Loss">For classes the mean cross-entropy, for numbers the mean squared error.</param>
/// <param name="Accuracy">For classes the share of rows that are answered rightly, else null.</param>
/// <param name="Rmse">For numbers the root of the mean squared error, else null.</param>
/// <param name="Mae">For numbers the mean absolute error, else null.</param>
public sealed record Metrics(double Loss, double? Accuracy, double? Rmse, double? Mae)
{
    /// <summary>The names in the language of all that is measured.</summary>
    internal static IReadOnlyList<string> Names { get; } = ["accuracy", "error", "loss", "rmse", "mae"];

    /// <summary>For classes the share of rows that are answered wrongly, else null.</summary>
    public double? Error => 1 - Accuracy;

    /// <summary>Finds a quality by its name in the language.</summary>
    /// <param name="name">The name, such as <c>accuracy</c>.</param>
    /// <returns>The value, or null when it is not measured for these targets.</returns>
    public double? Find(string name) => name switch
    {
        "accuracy" => Accuracy,
        "error" => Error,
        "loss" => Loss,
        "rmse" => Rmse,
        "mae" => Mae,
        _ => null,
    };
}
