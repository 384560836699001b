using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NasDsl.Generator.Switches;

/// <summary>Knows the hierarchies that the generator writes, and which of their branches a switch has an arm for.</summary>
internal static class ClosedHierarchy
{
    /// <summary>Whether a type was written by the generator.</summary>
    /// <param name="type">The type.</param>
    /// <returns>True when it was.</returns>
    public static bool IsGenerated(ITypeSymbol? type) => type is not null && type.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name == "GeneratedCodeAttribute"
        && attribute.ConstructorArguments.Length > 0
        && attribute.ConstructorArguments[0].Value is "NasDsl.Generator");

    /// <summary>Whether every branch of the hierarchy that a switch is over has an arm that takes all of it.</summary>
    /// <param name="operation">The switch.</param>
    /// <returns>True when none is missing; false too when the switch is over anything else.</returns>
    public static bool IsCovered(ISwitchExpressionOperation operation)
    {
        if (operation.Value.Type is not INamedTypeSymbol { IsAbstract: true, IsRecord: true } hierarchy || !IsGenerated(hierarchy))
        {
            return false;
        }

        var covered = new HashSet<ISymbol>(
            operation.Arms.Where(arm => arm.Guard is null).SelectMany(arm => CoveredPatterns.TypesOf(arm.Pattern)),
            SymbolEqualityComparer.Default);
        return hierarchy.GetTypeMembers()
            .Where(type => SymbolEqualityComparer.Default.Equals(type.BaseType, hierarchy))
            .All(covered.Contains);
    }
}
