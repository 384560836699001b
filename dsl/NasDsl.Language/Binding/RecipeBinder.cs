using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Syntax;
using NasDsl.Language.Text;

namespace NasDsl.Language.Binding;

/// <summary>Binds <c>train 6 epochs, batch 64, adam(lr: 1e-4..1e-2 log), cosine;</c>, <c>retrain 60 epochs;</c> and <c>augment flip;</c></summary>
internal sealed class RecipeBinder
{
    private const int DefaultBatch = 32;
    private const string Epochs = "epochs";
    private const string Batch = "batch";

    private readonly GenePool _genes;
    private readonly DiagnosticBag _diagnostics;
    private readonly ConstantBinder _constants;

    public RecipeBinder(GenePool genes, DiagnosticBag diagnostics)
    {
        _genes = genes;
        _diagnostics = diagnostics;
        _constants = new ConstantBinder(diagnostics);
    }

    /// <summary>Binds a recipe.</summary>
    /// <param name="train">How candidates are trained.</param>
    /// <param name="retrain">How the champion is trained, or null for the same number of epochs.</param>
    /// <param name="augment">What is done to rows, or null for nothing.</param>
    /// <param name="data">The data, or null when that is not known.</param>
    /// <param name="space">The space, or null when that is not known.</param>
    /// <returns>The recipe, or null when it has mistakes, which have been reported.</returns>
    public RecipeModel? Bind(TrainSyntax? train, RetrainSyntax? retrain, AugmentSyntax? augment, DataModel? data, SpaceModel? space)
    {
        var again = retrain is null ? null : BindWhole(retrain.Epochs, Epochs, Dimension.TrainingTime);
        var recipe = train is null ? null : BindTrain(train, data, space);
        var augmentations = new AugmentationBinder(_genes, _diagnostics).Bind(augment, data);
        return recipe is null || augmentations is null || (retrain is not null && again is null)
            ? null
            : recipe with { RetrainEpochs = again ?? recipe.Epochs, Augmentations = augmentations };
    }

    /// <summary>The recipe of a search that trains nothing and gives none.</summary>
    /// <param name="location">Where the search was written.</param>
    /// <returns>One epoch of everything that is usual.</returns>
    public static RecipeModel Untrained(SourceLocation location) => Usual(1, DefaultBatch, location);

    private static RecipeModel Usual(int epochs, int batch, SourceLocation location) => new(
        epochs,
        batch,
        TrainingBinder.Default(OptimizerCatalog.All.First(row => row.Name == "adam")),
        TrainingBinder.Default(ScheduleCatalog.All.First(row => row.Name == ScheduleCatalog.Default)),
        epochs,
        location);

    private RecipeModel? BindTrain(TrainSyntax train, DataModel? data, SpaceModel? space)
    {
        var items = Sort(train, out var isWrong);
        int? Whole(string kind, Dimension dimension, int byDefault) =>
            !items.TryGetValue(kind, out var item) ? byDefault : item.Amount is { } amount ? BindWhole(amount, kind, dimension) : null;
        var epochs = Whole(Epochs, Dimension.TrainingTime, 0);
        var batch = Whole(Batch, Dimension.None, DefaultBatch);
        var binder = new TrainingBinder("train", _genes, _diagnostics);
        binder.Keep(Epochs);
        binder.Keep(Batch);
        var weights = EquatableArray<double>.Empty;
        var procedures = new Dictionary<string, ProcedureModel>(StringComparer.Ordinal);
        foreach (var (kind, item) in items.OrderBy(pair => pair.Value.Location.Span.Start).Select(pair => (pair.Key, pair.Value)))
        {
            if (TrainingBinder.ToCall(item.Amount) is not { } call || RecipeCatalog.Find(call.Name.Text) is not var (_, row))
            {
                continue;
            }

            isWrong |= kind == RecipeCatalog.Loss && !TrainingFit.CheckLoss(call, data, space, _diagnostics);
            if (binder.Bind(epochs > 0 ? RecipeCatalog.Within(row, epochs.Value) : row, call, (parameter, list) => BindWeights(parameter, list, data, ref weights)) is { } procedure)
            {
                procedures.Add(kind, procedure);
            }
            else
            {
                isWrong = true;
            }
        }

        binder.Close();
        if (!isWrong && epochs == 0)
        {
            _diagnostics.Add(DiagnosticCatalog.MissingArgument, train.Keyword.Location, "'train'", "10 epochs");
        }

        if (isWrong || epochs is not > 0 || batch is null)
        {
            return null;
        }

        var usual = Usual(epochs.Value, batch.Value, train.Location);
        ProcedureModel? Given(string kind) => procedures.TryGetValue(kind, out var procedure) ? procedure : null;
        return usual with
        {
            Optimizer = Given(RecipeCatalog.Optimizer) ?? usual.Optimizer,
            Schedule = Given(RecipeCatalog.Schedule) ?? usual.Schedule,
            Loss = Given(RecipeCatalog.Loss),
            ClassWeights = weights,
            Warmup = Given(RecipeCatalog.Warmup.Name),
            Clip = Given(RecipeCatalog.Clip.Name),
        };
    }

    /// <summary>Finds out what each item is. One of a kind is enough.</summary>
    private Dictionary<string, PhraseSyntax> Sort(TrainSyntax train, out bool isWrong)
    {
        isWrong = false;
        var items = new Dictionary<string, PhraseSyntax>(StringComparer.Ordinal);
        foreach (var item in train.Items)
        {
            if (KindOf(item) is not { } kind)
            {
                isWrong = true;
            }
            else if (items.TryGetValue(kind, out var first))
            {
                _diagnostics.AddTwice(kind, item.Location, first.Location);
            }
            else
            {
                items.Add(kind, item);
            }
        }

        return items;
    }

    private string? KindOf(PhraseSyntax item)
    {
        if (item.Amount is null or ErrorExpressionSyntax)
        {
            return null;
        }

        if (item.Word is not null)
        {
            return Batch;
        }

        if (TrainingBinder.ToCall(item.Amount) is not { } call)
        {
            return Epochs;
        }

        var name = call.Name.Text;
        if (RecipeCatalog.Find(name) is var (kind, _))
        {
            return kind;
        }

        var known = RecipeCatalog.Kinds.SelectMany(rows => rows.Rows).Select(row => row.Name).ToArray();
        _diagnostics.Add(DiagnosticCatalog.UnknownChoice, call.Name.Location, "part of a training", name, _diagnostics.Suggestions.TextOrList(name, known));
        return null;
    }

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

    /// <summary>Binds <c>[1, 1, 5]</c>: one number for each class.</summary>
    private Bound BindWeights(ParameterDefinition parameter, ListSyntax list, DataModel? data, ref EquatableArray<double> weights)
    {
        if (parameter.Name != LossCatalog.Weights)
        {
            return _constants.Bind(list);
        }

        var classes = data?.Target.Size ?? list.Items.Count;
        if (list.Items.Count != classes)
        {
            _diagnostics.Add(DiagnosticCatalog.InvalidValue, list.Location, parameter.Name, $"has one number for each of the {classes} classes, not {list.Items.Count}");
            return Bound.Error;
        }

        var weight = ParameterDefinition.Real(parameter.Name, 1, 0, 1e9, "");
        var bound = list.Items.Select(item => (Item: item, Value: _constants.Bind(item))).ToArray();
        if (!bound.All(one => ArgumentMatcher.Check(weight, one.Value, null, Dimension.None, one.Item.Location, _diagnostics)))
        {
            return Bound.Error;
        }

        weights = bound.Select(one => one.Value.Constant.GetValueOrDefault().Number).ToEquatableArray();
        if (weights.All(number => number == 0))
        {
            _diagnostics.Add(DiagnosticCatalog.NotPositive, list.Location, "At least one weight", Value.Of(0));
            return Bound.Error;
        }

        return Bound.Of(Value.Of(LossCatalog.None));
    }
}
