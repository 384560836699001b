using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Syntax;

namespace NasDsl.Language.Binding;

/// <summary>Binds <c>strategy coevolution(blueprints: 16) versus challenges(8);</c></summary>
internal sealed class StrategyBinder
{
    private readonly DiagnosticBag _diagnostics;
    private readonly OptionBinder _options;
    private readonly ExternNames _externs;

    public StrategyBinder(ExternNames externs, DiagnosticBag diagnostics)
    {
        _externs = externs;
        _diagnostics = diagnostics;
        _options = new OptionBinder(diagnostics);
    }

    /// <summary>Binds a strategy.</summary>
    /// <param name="syntax">The statement, or null when there is none.</param>
    /// <param name="search">The search, where the default counts as written.</param>
    /// <returns>The strategy, or null when it has mistakes, which have been reported.</returns>
    public StrategyModel? Bind(StrategySyntax? syntax, SearchSyntax search)
    {
        if (syntax is null)
        {
            return search.Statements.Any(statement => statement.Keyword.Text == "strategy") || StrategyCatalog.Find(StrategyCatalog.Default) is not { } row
                ? null
                : new StrategyModel(row.Name, OptionBinder.Defaults(row), search.Name.Location);
        }

        var name = syntax.Strategy.Name.Text;
        var isExtern = _externs.Strategies.Contains(name);
        var found = isExtern ? null : _options.FindRow("strategy", syntax.Strategy, StrategyCatalog.All, _externs.Strategies);
        var options = isExtern ? _externs.BindStrategy(syntax.Strategy) : found is null ? null : _options.Bind(found, syntax.Strategy);
        var versus = syntax.Versus is null ? null : BindOpponent(syntax.Versus, isExtern || found is not null ? name : null);
        return options is { } bound && (syntax.Versus is null || versus is not null)
            ? new StrategyModel(name, bound, syntax.Strategy.Location, versus, isExtern)
            : null;
    }

    private OpponentModel? BindOpponent(CallSyntax call, string? strategy)
    {
        if (_options.FindRow("competing species", call, OpponentCatalog.All) is not { } row || _options.Bind(row, call) is not { } options)
        {
            return null;
        }

        if (strategy is not null and not "coevolution")
        {
            _diagnostics.Add(
                DiagnosticCatalog.StrategyMismatch,
                call.Location,
                row.Name,
                $"they compete with the species of 'coevolution', and this is '{strategy}'");
            return null;
        }

        return new OpponentModel(row.Name, options, call.Location);
    }
}
