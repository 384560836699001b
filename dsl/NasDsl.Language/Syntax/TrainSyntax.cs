using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>train 6 epochs, batch 64, adam(lr: 1e-3), cosine;</c></summary>
/// <param name="Keyword">The word it begins with.</param>
/// <param name="Items">Its items.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record TrainSyntax(NameSyntax Keyword, EquatableArray<PhraseSyntax> Items, SourceLocation Location)
    : StatementSyntax(Keyword, Location);
