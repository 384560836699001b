using NasDsl.Language.Model;

namespace NasDsl.Language.Catalog;

/// <summary>
/// The cost model of declared devices, for one sample: a multiply-accumulate takes one cycle, so that the latency is macs / clock; the energy is that of the multiply-accumulates
/// plus that of the bytes of weights and activations (<see cref="MemoryRule"/>), each of which is moved once.
/// </summary>
public static class DeviceCost
{
    /// <summary>Whether a cost of a device follows from its declaration.</summary>
    /// <param name="cost">The cost.</param>
    /// <param name="devices">The devices of the program.</param>
    /// <returns>False for what has to be measured.</returns>
    public static bool IsKnown(CostExpression cost, IReadOnlyList<DeviceModel> devices) => !ReferenceEquals(Write(cost, devices), cost);

    /// <summary>Writes the latencies and energies of declared devices out as arithmetic over macs and memory, which analysis and run time compute alike.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="devices">The devices of the program.</param>
    /// <returns>An equal expression; costs that have to be measured stay as they are.</returns>
    public static Expression Expand(Expression expression, IReadOnlyList<DeviceModel> devices)
    {
        if (devices.Count == 0)
        {
            return expression;
        }

        return expression switch
        {
            CostExpression cost => Write(cost, devices),
            UnaryExpression unary => unary with { Operand = Expand(unary.Operand, devices) },
            BinaryExpression binary => binary with { Left = Expand(binary.Left, devices), Right = Expand(binary.Right, devices) },
            ConditionalExpression conditional => new ConditionalExpression(Expand(conditional.Body, devices), Expand(conditional.Condition, devices)),
            CallExpression call => call with { Arguments = call.Arguments.Select(argument => Expand(argument, devices)).ToEquatableArray() },
            _ => expression,
        };
    }

    /// <summary>Writes out the costs of devices in the requirements of a space.</summary>
    /// <param name="space">The space.</param>
    /// <param name="devices">The devices of the program.</param>
    /// <returns>The space; each requirement keeps its text.</returns>
    public static SpaceModel Expand(SpaceModel space, IReadOnlyList<DeviceModel> devices) => devices.Count == 0 ? space : space with
    {
        Requirements = space.Requirements
            .Select(requirement => requirement with { Condition = Expand(requirement.Condition, devices) })
            .ToEquatableArray(),
    };

    /// <summary>Writes out the costs of devices in the objectives of a search, and in its end.</summary>
    /// <param name="search">The search.</param>
    /// <param name="devices">The devices of the program.</param>
    /// <returns>The search; each objective keeps its text.</returns>
    public static SearchModel Expand(SearchModel search, IReadOnlyList<DeviceModel> devices) => devices.Count == 0 ? search : search with
    {
        Objectives = search.Objectives
            .Select(objective => objective with { Expression = Expand(objective.Expression, devices) })
            .ToEquatableArray(),
        Until = search.Until is { } until ? Expand(until, devices) : null,
    };

    private static Expression Write(CostExpression cost, IReadOnlyList<DeviceModel> devices)
    {
        var device = cost.Device is null ? null : devices.FirstOrDefault(candidate => candidate.Name == cost.Device);
        return (cost.Cost, device) switch
        {
            (CostKind.Latency, { Clock: { } clock }) => Scale(BinaryOperator.Divide, CostKind.Macs, clock),
            (CostKind.Energy, { JoulesPerMac: { } perMac, JoulesPerByte: { } perByte }) => new BinaryExpression(
                BinaryOperator.Add,
                Scale(BinaryOperator.Multiply, CostKind.Macs, perMac),
                Scale(BinaryOperator.Multiply, CostKind.Memory, perByte)),
            _ => cost,
        };
    }

    private static BinaryExpression Scale(BinaryOperator scaling, CostKind kind, double factor) =>
        new(scaling, new CostExpression(kind, null), new ConstantExpression(Value.Of(factor)));
}
