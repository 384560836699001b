using NasDsl.Language.Text;

namespace NasDsl.Language.Model;

/// <summary>Where samples come from and what they mean.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">The file or class that holds the samples.</param>
/// <param name="Input">What a network takes.</param>
/// <param name="Target">What it shall answer.</param>
/// <param name="Split">Which rows train, validate and test.</param>
/// <param name="Documentation">Its doc comment, or null.</param>
/// <param name="Location">Where its name was written.</param>
public sealed record DataModel(
    string Name,
    DataSourceModel Source,
    InputModel Input,
    TargetModel Target,
    SplitModel Split,
    string? Documentation,
    SourceLocation Location);
