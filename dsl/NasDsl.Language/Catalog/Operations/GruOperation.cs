namespace NasDsl.Language.Catalog.Operations;

/// <summary>
/// Gated recurrent unit (Cho et al., 2014), in the form with the reset gate behind the linear map: <c>r, z = sigmoid(...)</c>, <c>n = tanh(W x + b + r (U h + c))</c>, <c>h' = (1 - z) n + z h</c>.
/// </summary>
public sealed class GruOperation : RecurrentOperation
{
    /// <inheritdoc/>
    public override string Name => "gru";

    /// <inheritdoc/>
    public override string Summary => "Gated recurrent unit along a signal (Cho et al., 2014): its last state, or all of them.";

    /// <inheritdoc/>
    public override int Gates => 3;

    /// <inheritdoc/>
    protected override int FlopsOfUnit => 11;

    /// <inheritdoc/>
    /// <remarks>The last gate has two numbers: its map of the state is kept apart until r is known.</remarks>
    protected override int NumbersOfUnit => 6;
}
