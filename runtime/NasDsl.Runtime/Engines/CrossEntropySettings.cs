using NasDsl.Language;

namespace NasDsl.Engines;

/// <summary>Softmax cross-entropy of classes. With weights it is the weighted mean, as PyTorch defines it.</summary>
/// <param name="IsBalanced">Whether classes weigh the more the rarer they are: rows / (classes x rows of the class). Their weights are not listed then.</param>
/// <param name="ClassWeights">The weight of each class, or none where all weigh the same.</param>
/// <param name="Smoothing">The share of the target that all classes have alike (Szegedy et al., 2016).</param>
public sealed record CrossEntropySettings(bool IsBalanced, EquatableArray<double> ClassWeights, double Smoothing) : LossSettings
{
    /// <summary>All classes weigh the same, and nothing is smoothed.</summary>
    public static CrossEntropySettings Plain { get; } = new(false, EquatableArray<double>.Empty, 0);
}
