using NasDsl.Language.Text;

namespace NasDsl.Language.Model;

/// <summary><c>split 60% train, 20% validation, 20% test, stratified, seed 7;</c></summary>
/// <param name="Train">The share of rows that candidates are trained on, from 0 to 1.</param>
/// <param name="Validation">The share of rows that candidates are compared on.</param>
/// <param name="Test">The share of rows that is read once, for the champion.</param>
/// <param name="IsStratified">Whether each part has each class in the same proportion.</param>
/// <param name="Seed">What the order of the rows is drawn from.</param>
/// <param name="Location">Where it was written.</param>
public sealed record SplitModel(
    double Train,
    double Validation,
    double Test,
    bool IsStratified,
    ulong Seed,
    SourceLocation Location);
