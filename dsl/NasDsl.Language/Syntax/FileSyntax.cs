using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary>A whole file.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Namespaces">Its namespaces: one in a correct file.</param>
/// <param name="Declarations">Its declarations, in order.</param>
internal sealed record FileSyntax(
    SourceText Text,
    EquatableArray<NamespaceSyntax> Namespaces,
    EquatableArray<DeclarationSyntax> Declarations);
