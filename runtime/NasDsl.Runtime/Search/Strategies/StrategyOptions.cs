using NasDsl.Language.Catalog;
using NasDsl.Language.Model;

namespace NasDsl.Search.Strategies;

/// <summary>Reads the options of a strategy.</summary>
/// <param name="strategy">The declaration.</param>
internal sealed class StrategyOptions(StrategyModel strategy) : ProcedureOptions(strategy.Name, strategy.Options, StrategyCatalog.Find(strategy.Name));
