using NasDsl.Language.Catalog;
using NasDsl.Language.Model;

namespace NasDsl.Language.Analysis;

/// <summary>Tells the arguments of which the ends of a real gene say all from those of which they do not.</summary>
internal static class RealArguments
{
    /// <summary>Whether some argument takes values between the ends of a real gene that matter.</summary>
    /// <param name="space">The space.</param>
    /// <returns>False when every real gene goes into a real argument that rises or falls with it.</returns>
    public static bool AreSampled(SpaceModel space) => ModuleTree.All(space.Root).OfType<OperationModule>().Any(module =>
        module.Arguments.Any(argument => AsksForReal(argument.Value, space)
            && (!IsMonotone(argument.Value, space) || KindOf(module, argument) != ParameterKind.Real)));

    private static ParameterKind? KindOf(OperationModule module, ArgumentModel argument) =>
        module.Definition.Parameters.FirstOrDefault(parameter => parameter.Name == argument.Name)?.Kind;

    private static bool AsksForReal(Expression expression, SpaceModel space) =>
        GeneReferences.Of([expression]).Any(gene => space.Genes[gene].Domain is RealDomain);

    // A real gene, scaled and moved by what does not depend on one.
    private static bool IsMonotone(Expression expression, SpaceModel space) => expression switch
    {
        GeneExpression => true,
        UnaryExpression { Operator: UnaryOperator.Negate } negation => IsMonotone(negation.Operand, space),
        BinaryExpression { Operator: BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply } binary =>
            AsksForReal(binary.Left, space)
                ? !AsksForReal(binary.Right, space) && IsMonotone(binary.Left, space)
                : IsMonotone(binary.Right, space),
        BinaryExpression { Operator: BinaryOperator.Divide } quotient =>
            !AsksForReal(quotient.Right, space) && IsMonotone(quotient.Left, space),
        _ => false,
    };
}
