using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Syntax;

namespace NasDsl.Language.Binding;

/// <summary>The declarations of all files by name. Of two with one name the first counts.</summary>
internal sealed class DeclaredNames
{
    private readonly Dictionary<string, DeclarationSyntax> _byName = new(StringComparer.Ordinal);

    public DeclaredNames(IEnumerable<DeclarationSyntax> declarations, DiagnosticBag diagnostics)
    {
        foreach (var declaration in declarations)
        {
            if (_byName.TryGetValue(declaration.Name.Text, out var first))
            {
                diagnostics.Add(Diagnostic.Create(DiagnosticCatalog.DuplicateName, declaration.Name.Location, declaration.Name.Text) with
                {
                    Related = new EquatableArray<RelatedLocation>([new RelatedLocation(first.Name.Location, "the first declaration")]),
                });
                continue;
            }

            _byName.Add(declaration.Name.Text, declaration);
            if (declaration is BlockSyntax or ExternSyntax { Kind.Text: "op" } && (OperationCatalog.Find(declaration.Name.Text) is not null || CompositionCatalog.Find(declaration.Name.Text) is not null))
            {
                diagnostics.Add(DiagnosticCatalog.NameOfOperation, declaration.Name.Location, declaration.Name.Text);
            }
        }
    }

    public IEnumerable<T> All<T>()
        where T : DeclarationSyntax => _byName.Values.OfType<T>();

    public DeclarationSyntax? Find(string name) => _byName.TryGetValue(name, out var declaration) ? declaration : null;

    /// <summary>Finds a declaration of one kind, and reports when there is none.</summary>
    /// <typeparam name="T">The kind.</typeparam>
    /// <param name="name">The name as it is used.</param>
    /// <param name="kind">The kind as messages speak of it.</param>
    /// <param name="diagnostics">Where the message goes.</param>
    /// <returns>The declaration, or null.</returns>
    public T? Find<T>(NameSyntax name, string kind, DiagnosticBag diagnostics)
        where T : DeclarationSyntax
    {
        var found = Find(name.Text);
        if (found is null or not (T or ErrorDeclarationSyntax))
        {
            var names = All<T>().Select(declaration => declaration.Name.Text).ToArray();
            diagnostics.Add(DiagnosticCatalog.UnknownDeclared, name.Location, kind, name.Text, diagnostics.Suggestions.TextOrList(name.Text, names));
        }

        return found as T;
    }
}
