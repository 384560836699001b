namespace NasDsl.Language.Catalog.Operations;

/// <summary>
/// Long short-term memory (Hochreiter and Schmidhuber, 1997; with a forget gate: Gers et al., 2000): <c>i, f, o = sigmoid(...)</c>, <c>g = tanh(...)</c>, <c>c' = f c + i g</c>, <c>h' = o tanh(c')</c>.
/// </summary>
public sealed class LstmOperation : RecurrentOperation
{
    /// <inheritdoc/>
    public override string Name => "lstm";

    /// <inheritdoc/>
    public override string Summary => "Long short-term memory along a signal (Hochreiter and Schmidhuber, 1997): its last state, or all of them.";

    /// <inheritdoc/>
    public override int Gates => 4;

    /// <inheritdoc/>
    protected override int FlopsOfUnit => 13;

    /// <inheritdoc/>
    protected override int NumbersOfUnit => 8;
}
