using NasDsl.Language.Text;

namespace NasDsl.Language.Model;

/// <summary>A species that competes with the candidates: <c>versus challenges(8)</c>.</summary>
/// <param name="Name">Its name in the catalogue.</param>
/// <param name="Options">A value for every option, in the order of the catalogue; defaults are filled in.</param>
/// <param name="Location">Where it was written.</param>
public sealed record OpponentModel(string Name, EquatableArray<OptionModel> Options, SourceLocation Location);
