namespace NasDsl.Generator.Views;

/// <summary>Weights of an operation that the user writes in C#.</summary>
/// <param name="Weight">Their name in the language.</param>
/// <param name="Name">The parameter that brings the numbers.</param>
/// <param name="Gradient">The parameter that takes the gradients.</param>
/// <param name="Method">The method that draws fresh numbers.</param>
internal sealed record ExternWeightView(string Weight, string Name, string Gradient, string Method);
