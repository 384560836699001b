using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>a -&gt; b</c>.</summary>
/// <param name="Items">The modules, in order.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record SequenceSyntax(EquatableArray<ModuleSyntax> Items, SourceLocation Location) : ModuleSyntax(Location);
