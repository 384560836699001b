namespace NasDsl.Language.Catalog;

/// <summary>What an operation costs for one sample.</summary>
/// <param name="Params">Trainable numbers.</param>
/// <param name="Macs">Multiply-accumulates of the forward pass.</param>
/// <param name="Flops">Floating-point operations of the forward pass: two for a multiply-accumulate, one for any other function of a number.</param>
public readonly record struct OperationCost(long Params, long Macs, long Flops)
{
    /// <summary>Costs add up.</summary>
    /// <param name="left">One cost.</param>
    /// <param name="right">Another.</param>
    public static OperationCost operator +(OperationCost left, OperationCost right) =>
        new(left.Params + right.Params, left.Macs + right.Macs, left.Flops + right.Flops);

    /// <summary>Costs add up.</summary>
    /// <param name="left">One cost.</param>
    /// <param name="right">Another.</param>
    /// <returns>The sum.</returns>
    public static OperationCost Add(OperationCost left, OperationCost right) => left + right;
}
