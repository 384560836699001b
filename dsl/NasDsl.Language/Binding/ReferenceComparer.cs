using System.Runtime.CompilerServices;
using NasDsl.Language.Syntax;

namespace NasDsl.Language.Binding;

/// <summary>Tells declarations apart by their identity: two may be written alike.</summary>
internal sealed class ReferenceComparer : IEqualityComparer<DeclarationSyntax>
{
    public static ReferenceComparer Instance { get; } = new();

    public bool Equals(DeclarationSyntax? x, DeclarationSyntax? y) => ReferenceEquals(x, y);

    public int GetHashCode(DeclarationSyntax obj) => RuntimeHelpers.GetHashCode(obj);
}
