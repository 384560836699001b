using NasDsl.Language.Text;

namespace NasDsl.Language.Model;

/// <summary><c>fidelity halving(eta: 3, from: 2 epochs);</c></summary>
/// <param name="Kind">Its name, such as <c>halving</c>.</param>
/// <param name="Options">Its options; times of training are in epochs.</param>
/// <param name="Location">Where it was written.</param>
public sealed record FidelityModel(string Kind, EquatableArray<OptionModel> Options, SourceLocation Location);
