namespace NasDsl.Language.Model;

/// <summary>Trainable numbers of an operation that is written in C#.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Count">How many there are, by the parameters and the sizes of the input.</param>
public sealed record ExternWeightModel(string Name, Expression Count);
