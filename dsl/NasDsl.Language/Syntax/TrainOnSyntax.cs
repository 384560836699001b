using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>train on cuda:1;</c></summary>
/// <param name="Keyword">The words it begins with, as one.</param>
/// <param name="Device">The name of the kind of device.</param>
/// <param name="Number">Which of several, or null.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record TrainOnSyntax(NameSyntax Keyword, NameSyntax Device, NumberSyntax? Number, SourceLocation Location)
    : StatementSyntax(Keyword, Location)
{
    /// <summary>The words it begins with.</summary>
    public const string Words = "train on";
}
