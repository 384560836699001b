using NasDsl.Language.Text;

namespace NasDsl.Language.Model;

/// <summary><c>strategy coevolution(blueprints: 16, modules: 12);</c></summary>
/// <param name="Name">Its name in the catalogue of strategies, or that of its declaration.</param>
/// <param name="Options">A value for every option of the strategy, in the order of the catalogue; defaults are filled in.</param>
/// <param name="Location">Where it was written.</param>
/// <param name="Versus">The species that competes with the candidates, or null.</param>
/// <param name="IsExtern">Whether it is written in C#: its name is that of an extern declaration then.</param>
public sealed record StrategyModel(string Name, EquatableArray<OptionModel> Options, SourceLocation Location, OpponentModel? Versus = null, bool IsExtern = false);
