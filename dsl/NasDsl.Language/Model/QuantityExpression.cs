namespace NasDsl.Language.Model;

/// <summary>In the rules of an extern operation: a parameter, or a size of the input (<c>height</c>, <c>width</c>, <c>length</c>, <c>channels</c>, <c>size</c>).</summary>
/// <param name="Name">Its name.</param>
public sealed record QuantityExpression(string Name) : Expression;
