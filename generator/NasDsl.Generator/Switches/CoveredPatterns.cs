using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NasDsl.Generator.Switches;

/// <summary>Finds the types whose every value a pattern matches.</summary>
internal static class CoveredPatterns
{
    /// <summary>The types that a pattern takes whole: <c>Conv</c>, <c>Conv c</c>, <c>Conv(var block)</c>, or several with <c>or</c>.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <returns>The types.</returns>
    public static IEnumerable<ITypeSymbol> TypesOf(IPatternOperation pattern) => pattern switch
    {
        ITypePatternOperation type => [type.MatchedType],
        IDeclarationPatternOperation { MatchedType: { } matched } => [matched],
        IRecursivePatternOperation recursive when IsWhole(recursive) => [recursive.MatchedType],
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => TypesOf(either.LeftPattern).Concat(TypesOf(either.RightPattern)),
        _ => [],
    };

    private static bool IsWhole(IRecursivePatternOperation pattern) =>
        pattern.DeconstructionSubpatterns.All(MatchesAll) && pattern.PropertySubpatterns.All(property => MatchesAll(property.Pattern));

    private static bool MatchesAll(IPatternOperation pattern) => pattern switch
    {
        IDiscardPatternOperation => true,
        IDeclarationPatternOperation { MatchesNull: true } => true,
        IRecursivePatternOperation recursive => IsWhole(recursive) && SymbolEqualityComparer.Default.Equals(recursive.MatchedType, recursive.InputType),
        _ => false,
    };
}
