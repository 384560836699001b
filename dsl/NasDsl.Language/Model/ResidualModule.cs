namespace NasDsl.Language.Model;

/// <summary>
/// <c>residual { m }</c>: the sum of the output of <c>m</c> and its input; where their shapes differ, a pointwise convolution brings the input to the shape of the output.
/// </summary>
/// <param name="Path">The path of the place, such as <c>stage[0].residual</c>.</param>
/// <param name="Body">The module around which the shortcut leads.</param>
public sealed record ResidualModule(string Path, ModuleModel Body) : ModuleModel;
