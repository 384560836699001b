using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Syntax;
using NasDsl.Language.Text;

namespace NasDsl.Language.Binding;

/// <summary>Binds <c>train 6 epochs, batch 64, adam(lr: 1e-4..1e-2 log), cosine;</c> and <c>retrain 60 epochs;</c></summary>
internal sealed class RecipeBinder
{
    private const int DefaultBatch = 32;

    private readonly GenePool _genes;
    private readonly DiagnosticBag _diagnostics;
    private readonly ConstantBinder _constants;
    private readonly PlaceScope _scope = new("train", null);

    public RecipeBinder(GenePool genes, DiagnosticBag diagnostics)
    {
        _genes = genes;
        _diagnostics = diagnostics;
        _constants = new ConstantBinder(diagnostics);
    }

    /// <summary>Binds a recipe.</summary>
    /// <param name="train">How candidates are trained.</param>
    /// <param name="retrain">How the champion is trained, or null for the same number of epochs.</param>
    /// <returns>The recipe, or null when it has mistakes, which have been reported.</returns>
    public RecipeModel? Bind(TrainSyntax? train, RetrainSyntax? retrain)
    {
        var again = retrain is null ? null : BindWhole(retrain.Epochs, "epochs", Dimension.TrainingTime);
        if (train is null)
        {
            return null;
        }

        int? epochs = null;
        int? batch = null;
        ProcedureModel? optimizer = null;
        ProcedureModel? schedule = null;
        var isWrong = false;
        var given = new Dictionary<string, PhraseSyntax>(StringComparer.Ordinal);
        foreach (var item in train.Items)
        {
            if (item.Amount is null || KindOf(item) is not { } kind)
            {
                isWrong = true;
                continue;
            }

            if (given.TryGetValue(kind, out var first))
            {
                _diagnostics.Add(Diagnostic.Create(DiagnosticCatalog.DuplicateArgument, item.Location, kind) with
                {
                    Related = new EquatableArray<RelatedLocation>([new RelatedLocation(first.Location, "the first time")]),
                });
                continue;
            }

            given.Add(kind, item);
            switch (kind)
            {
                case "epochs":
                    epochs = BindWhole(item.Amount, kind, Dimension.TrainingTime);
                    isWrong |= epochs is null;
                    break;
                case "batch":
                    batch = BindWhole(item.Amount, kind, Dimension.None);
                    isWrong |= batch is null;
                    break;
                case "optimiser" when ToCall(item.Amount) is { } call && OptimizerCatalog.Find(call.Name.Text) is { } row:
                    optimizer = BindProcedure(row, call);
                    isWrong |= optimizer is null;
                    break;
                case var _ when ToCall(item.Amount) is { } call && ScheduleCatalog.Find(call.Name.Text) is { } row:
                    schedule = BindProcedure(row, call);
                    isWrong |= schedule is null;
                    break;
                default:
                    break;
            }
        }

        _scope.Close();
        if (!isWrong && !given.ContainsKey("epochs"))
        {
            _diagnostics.Add(DiagnosticCatalog.MissingArgument, train.Keyword.Location, "'train'", "10 epochs");
            isWrong = true;
        }

        optimizer ??= given.ContainsKey("optimiser") ? null : Default(OptimizerCatalog.All.First(row => row.Name == "adam"));
        schedule ??= given.ContainsKey("schedule") ? null : Default(ScheduleCatalog.All.First(row => row.Name == ScheduleCatalog.Default));
        return isWrong || epochs is not { } count || optimizer is null || schedule is null || (retrain is not null && again is null)
            ? null
            : new RecipeModel(count, batch ?? DefaultBatch, optimizer, schedule, again ?? count, train.Location);
    }

    /// <summary>The recipe of a search that trains nothing and gives none.</summary>
    /// <param name="location">Where the search was written.</param>
    /// <returns>One epoch of everything that is usual.</returns>
    public static RecipeModel Untrained(SourceLocation location) => new(
        1,
        DefaultBatch,
        Default(OptimizerCatalog.All.First(row => row.Name == "adam")),
        Default(ScheduleCatalog.All.First(row => row.Name == ScheduleCatalog.Default)),
        1,
        location);

    private static ProcedureModel Default(ProcedureDefinition row) => new(
        row.Name,
        row.Parameters.Select(parameter => new ArgumentModel(parameter.Name, new ConstantExpression(parameter.Default.GetValueOrDefault()))).ToEquatableArray());

    private string? KindOf(PhraseSyntax item)
    {
        if (item.Word is not null)
        {
            return "batch";
        }

        if (item.Amount is null || ToCall(item.Amount) is not { } call)
        {
            return item.Amount is ErrorExpressionSyntax ? null : "epochs";
        }

        var name = call.Name.Text;
        if (OptimizerCatalog.Find(name) is not null)
        {
            return "optimiser";
        }

        if (ScheduleCatalog.Find(name) is not null)
        {
            return "schedule";
        }

        var known = OptimizerCatalog.All.Concat(ScheduleCatalog.All).Select(row => row.Name).ToArray();
        _diagnostics.Add(DiagnosticCatalog.UnknownChoice, call.Name.Location, "optimiser or schedule", name, _diagnostics.Suggestions.TextOrList(name, known));
        return null;
    }

    private static CallSyntax? ToCall(ExpressionSyntax syntax) => syntax switch
    {
        CallSyntax call => call,
        PathSyntax { Segments.Count: 1 } path => new CallSyntax(path.Segments[0].Name, EquatableArray<ArgumentSyntax>.Empty, path.Location),
        _ => null,
    };

    private int? BindWhole(ExpressionSyntax syntax, string name, Dimension dimension)
    {
        if (syntax is SetSyntax or RangeSyntax)
        {
            _diagnostics.Add(DiagnosticCatalog.ChoiceNotAllowed, syntax.Location, $"'{name}'");
            return null;
        }

        var bound = _constants.Bind(syntax);
        if (bound.Constant is { IsNumber: true, Number: <= 0 } value)
        {
            _diagnostics.Add(DiagnosticCatalog.NotPositive, syntax.Location, $"'{name}'", value);
            return null;
        }

        if (!bound.IsError && dimension == Dimension.TrainingTime && bound.Dimension != dimension)
        {
            _diagnostics.Add(DiagnosticCatalog.DimensionMismatch, syntax.Location, "Training", dimension, bound.Dimension);
            return null;
        }

        return ArgumentMatcher.Check(ParameterDefinition.Integer(name, ""), bound, null, dimension, syntax.Location, _diagnostics) && bound.Constant is { } whole
            ? (int)whole.Number
            : null;
    }

    private ProcedureModel? BindProcedure(ProcedureDefinition row, CallSyntax call)
    {
        var values = ProcedureBinder.Bind(
            $"'{row.Name}'",
            row.Parameters,
            call,
            (parameter, syntax) => new ArgumentExpressionBinder(
                new LocalNames(null),
                _genes,
                null,
                gene => _scope.AddArgument(row.Name, parameter.Name, gene),
                null,
                _diagnostics).Bind(syntax, parameter.Symbols),
            gene => _genes.DomainOf(gene),
            _ => Dimension.None,
            _diagnostics);
        return values.Any(value => value.IsError) ? null : new ProcedureModel(row.Name, ProcedureBinder.ToArguments(row.Parameters, values));
    }
}
