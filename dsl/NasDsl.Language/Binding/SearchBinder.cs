using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Syntax;

namespace NasDsl.Language.Binding;

/// <summary>Binds search declarations.</summary>
internal sealed class SearchBinder
{
    private static readonly Dictionary<Dimension, string> Budgets = new()
    {
        [Dimension.Candidates] = "trials",
        [Dimension.TrainingTime] = "epochs",
        [Dimension.Time] = "time",
    };

    private readonly DeclaredNames _declared;
    private readonly IReadOnlyDictionary<string, SpaceModel> _spaces;
    private readonly IReadOnlyList<DataModel> _data;
    private readonly DiagnosticBag _diagnostics;
    private readonly DeviceNames _devices;
    private readonly ExternNames _externs;
    private readonly IReadOnlyDictionary<string, RequirementBinder> _places;
    private readonly ConstantBinder _constants;

    public SearchBinder(DeclaredNames declared, DeviceNames devices, ExternNames externs, IReadOnlyDictionary<string, SpaceModel> spaces, IReadOnlyDictionary<string, RequirementBinder> places, IReadOnlyList<DataModel> data, DiagnosticBag diagnostics)
    {
        _declared = declared;
        _spaces = spaces;
        _data = data;
        _diagnostics = diagnostics;
        _devices = devices;
        _externs = externs;
        _places = places;
        _constants = new ConstantBinder(diagnostics);
    }

    /// <summary>Binds a declaration.</summary>
    /// <param name="syntax">The declaration.</param>
    /// <returns>The search, or null when it has mistakes, which have been reported.</returns>
    public SearchModel? Bind(SearchSyntax syntax)
    {
        var statements = new StatementSet("Search", syntax.Name, syntax.Statements, _diagnostics);
        var space = statements.Find<SpaceReferenceSyntax>("space", "space MyNet;");
        var known = space is not null && _declared.Find<SpaceSyntax>(space.Space, "space", _diagnostics) is not null
            && _spaces.TryGetValue(space.Space.Text, out var found) ? found : null;
        var data = _data.FirstOrDefault(candidate => candidate.Name == known?.Data);
        var places = known is not null && _places.TryGetValue(known.Name, out var named) ? named : null;
        var expressions = new SearchExpressionBinder(_devices, _externs, data, places, _diagnostics);
        var objectives = BindObjectives(syntax, expressions);
        var strategy = new StrategyBinder(_externs, _diagnostics).Bind(statements.Find<StrategySyntax>("strategy"), syntax);
        var genes = new GenePool(known?.Genes.Count ?? 0);
        var evaluate = statements.Find<EvaluateSyntax>("evaluate");
        var train = statements.Find<TrainSyntax>("train", evaluate is null ? "train 10 epochs, batch 64, adam(lr: 1e-3), cosine;" : null);
        var recipe = new RecipeBinder(genes, _diagnostics).Bind(train, statements.Find<RetrainSyntax>("retrain"), statements.Find<AugmentSyntax>("augment"), data, known);
        if (train is null && evaluate is not null)
        {
            recipe = RecipeBinder.Untrained(evaluate.Location);
        }

        var device = TrainOnBinder.Bind(statements.Find<TrainOnSyntax>(TrainOnSyntax.Words), _diagnostics);
        var fidelity = new FidelityBinder(_diagnostics).Bind(statements.Find<FidelitySyntax>("fidelity"), recipe, data);
        var budget = BindBudget(statements.Find<BudgetSyntax>("budget", "budget 200 trials;"));
        var end = statements.Find<UntilSyntax>("until");
        var until = end is null ? null : expressions.BindEnd(end.Condition);
        var seed = SeedBinder.Bind(statements.Find<SeedSyntax>("seed")?.Seed, _diagnostics) ?? 0;
        var written = genes.ToModel();
        var evaluation = new EvaluationBinder(places, (known?.Genes ?? EquatableArray<GeneModel>.Empty).Concat(written), Measured(objectives, until), _diagnostics).Bind(evaluate);
        if (known is null || objectives is not { } sought || strategy is null || recipe is null || budget is null || (evaluate is not null && evaluation is null))
        {
            return null;
        }

        var model = new SearchModel(
            syntax.Name.Text,
            known.Name,
            written,
            sought,
            strategy,
            recipe,
            fidelity,
            budget,
            until,
            seed,
            syntax.Documentation,
            syntax.Name.Location,
            evaluation)
        {
            TrainOn = device,
            UntilLocation = end?.Condition.Location ?? syntax.Name.Location,
        };
        StrategyFit.Check(model, known, _diagnostics);
        return model;
    }

    private static IEnumerable<string> Measured(EquatableArray<ObjectiveModel>? objectives, Expression? until) =>
        (objectives ?? EquatableArray<ObjectiveModel>.Empty).Select(objective => objective.Expression).Concat(until is null ? Array.Empty<Expression>() : [until]).SelectMany(MetricUses.Of);

    private EquatableArray<ObjectiveModel>? BindObjectives(SearchSyntax syntax, SearchExpressionBinder expressions)
    {
        var given = syntax.Statements.Where(statement => statement.Keyword.Text is "maximize" or "minimize").ToArray();
        if (given.Length == 0)
        {
            _diagnostics.Add(DiagnosticCatalog.MissingStatement, syntax.Name.Location, "Search", syntax.Name.Text, "maximize' or 'minimize", "maximize accuracy;");
            return null;
        }

        var objectives = new List<ObjectiveModel>();
        foreach (var statement in given.OfType<ObjectiveSyntax>())
        {
            var bound = expressions.Bind(statement.Expression);
            if (bound.Kind is ValueKind.Truth or ValueKind.Word)
            {
                _diagnostics.Add(DiagnosticCatalog.TypeMismatch, statement.Expression.Location, "A number", Bound.Describe(bound.Kind));
            }
            else if (!bound.IsError)
            {
                objectives.Add(new ObjectiveModel(
                    statement.Keyword.Text == "maximize",
                    bound.Expression,
                    SyntaxPrinter.Print(statement.Expression),
                    statement.Location));
            }
        }

        return objectives.Count == given.Length ? objectives.ToEquatableArray() : null;
    }

    private BudgetModel? BindBudget(BudgetSyntax? syntax)
    {
        if (syntax is null)
        {
            return null;
        }

        var amounts = new Dictionary<Dimension, double>();
        foreach (var limit in syntax.Limits)
        {
            var bound = _constants.Bind(limit);
            if (bound.Constant is not { } value)
            {
                return null;
            }

            if (!Budgets.TryGetValue(bound.Dimension, out var name))
            {
                _diagnostics.Add(DiagnosticCatalog.DimensionMismatch, limit.Location, "A budget", "a number of trials, a number of epochs or a time", bound.Dimension);
                return null;
            }

            if (value.Number <= 0)
            {
                _diagnostics.Add(DiagnosticCatalog.NotPositive, limit.Location, "A budget", value);
                return null;
            }

            if (amounts.ContainsKey(bound.Dimension))
            {
                _diagnostics.Add(DiagnosticCatalog.DuplicateArgument, limit.Location, name);
                return null;
            }

            if (bound.Dimension != Dimension.Time && ParameterDefinition.Integer(name, "").Reject(value) is { } reason)
            {
                _diagnostics.Add(DiagnosticCatalog.InvalidValue, limit.Location, name, reason);
                return null;
            }

            amounts.Add(bound.Dimension, value.Number);
        }

        double? Amount(Dimension dimension) => amounts.TryGetValue(dimension, out var amount) ? amount : null;
        return new BudgetModel((int?)Amount(Dimension.Candidates), Amount(Dimension.Time), syntax.Location, (long?)Amount(Dimension.TrainingTime));
    }
}
