using NasDsl.Language.Model;
using Xunit;

namespace NasDsl.Language.Tests;

public sealed class MeasureTests
{
    [Theory]
    [InlineData("from csv \"a.csv\";", "csv", "a.csv")]
    [InlineData("from idx \"a.idx\";", "idx", "a.idx")]
    [InlineData("from npy \"a.npy\";", "npy", "a.npy")]
    [InlineData("from images \"photos\";", "images", "photos")]
    [InlineData("from wfdb \"ecg/100\";", "wfdb", "ecg/100")]
    [InlineData("from table \"a.tsv\";", "table", "a.tsv")]
    [InlineData("from extern Wrist;", "extern", "Wrist")]
    public void Every_source_of_data_is_bound(string from, string kind, string path)
    {
        var data = Assert.Single(Clean(Data(from, "column 64 as class(10)") + "extern data Wrist;").Model.Data);

        Assert.Equal((kind, path), (data.Source.Kind, data.Source.Path));
    }

    [Theory]
    [InlineData("column 64 as class(10)", TargetKind.Class, 10)]
    [InlineData("column 64 as number", TargetKind.Number, 1)]
    [InlineData("column 64", TargetKind.Number, 1)]
    [InlineData("columns 64..66", TargetKind.Number, 3)]
    [InlineData("columns 64..66 as number", TargetKind.Number, 3)]
    [InlineData("columns 64..66 as vector(3)", TargetKind.Number, 3)]
    public void Every_kind_of_target_is_bound(string target, TargetKind kind, int size)
    {
        var compilation = Compilation.Of(
            $$"""
            {{Data("from csv \"a.csv\";", target)}}
            space N for D { conv(8) -> relu -> globalavgpool -> linear(outputs) }
            """);

        Assert.Empty(compilation.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        var found = Assert.Single(compilation.Model.Data).Target;
        Assert.Equal((64, kind, size), (found.Column, found.Kind, found.Size));
    }

    [Theory]
    [InlineData("from csv Wrist;", "column 64", "NAS0002")]
    [InlineData("from extern \"a.csv\";", "column 64", "NAS0002")]
    [InlineData("from extern Wrst;", "column 64", "NAS1002")]
    [InlineData("from extern Sharpness;", "column 64", "NAS1002")]
    [InlineData("from csw \"a.csv\";", "column 64", "NAS1003")]
    [InlineData("from csv \"a.csv\";", "column 64 as numbr", "NAS1003")]
    [InlineData("from csv \"a.csv\";", "column 64 as number(3)", "NAS1009")]
    [InlineData("from csv \"a.csv\";", "columns 64..66 as class(3)", "NAS1026")]
    [InlineData("from csv \"a.csv\";", "columns 64..66 as vector(4)", "NAS1026")]
    [InlineData("from csv \"a.csv\";", "columns 66..64", "NAS1019")]
    [InlineData("from csv \"a.csv\";", "columns 60..66", "NAS1034")]
    public void A_mistake_in_data_is_told_once(string from, string target, string id) =>
        Assert.Equal(
            [id],
            Compilation.Bind(Data(from, target) + "extern data Wrist;\nextern metric Sharpness;").Diagnostics.Select(diagnostic => diagnostic.Id));

    [Theory]
    [InlineData("class(10)", "maximize accuracy;")]
    [InlineData("class(10)", "maximize f1 + auc;")]
    [InlineData("class(10)", "minimize error * loss;")]
    [InlineData("class(10)", "minimize ldcl(stem);")]
    [InlineData("class(10)", "minimize ldcl(stage[0].conv);")]
    [InlineData("number", "minimize rmse;")]
    [InlineData("number", "minimize mae + loss;")]
    [InlineData("number", "maximize r2;")]
    [InlineData("number", "maximize Sharpness;")]
    [InlineData("number", "maximize Sharpness(5) + Sharpness(isFine: false, k: 2);")]
    [InlineData("class(10)", "maximize accuracy; minimize Bill(price: 3); until Bill(2) < 4;")]
    public void Metrics_fit_the_target(string target, string objectives) => Clean(Search(target, objectives));

    [Theory]
    [InlineData("class(10)", "minimize rmse;", "NAS1041", "'rmse' cannot be measured here: it is for numbers, and the target of D is a class; use one of accuracy, error, loss, f1, auc, ldcl.")]
    [InlineData("number", "maximize accuracy;", "NAS1041", "'accuracy' cannot be measured here: it is for classes, and the target of D is a number; use one of loss, rmse, mae, r2.")]
    [InlineData("number", "minimize ldcl(stem);", "NAS1041", "'ldcl' cannot be measured here: it is for classes, and the target of D is a number; use one of loss, rmse, mae, r2.")]
    [InlineData("class(10)", "maximize acuracy;", "NAS1003", "There is no metric or cost 'acuracy'; did you mean 'accuracy'?")]
    [InlineData("class(10)", "minimize ldcl;", "NAS1010", "'ldcl' needs 'the name of a place'.")]
    [InlineData("class(10)", "minimize ldcl();", "NAS1009", "'ldcl' takes the name of one place.")]
    [InlineData("class(10)", "minimize ldcl(stm);", "NAS1012", "There is no value or place 'stm'; did you mean 'stem'?")]
    [InlineData("class(10)", "minimize ldcl(stage);", "NAS1027", "The name of one place is due here, but this is one with several copies; say which, as in stage[0].")]
    [InlineData("class(10)", "minimize ldcl(stem.filters);", "NAS1027", "The name of a place is due here, but this is a choice in an argument.")]
    [InlineData("class(10)", "maximize Sharpness(kk: 3);", "NAS1007", "'Sharpness' has no parameter 'kk'; did you mean 'k'?")]
    [InlineData("class(10)", "maximize Sharpness(k: true);", "NAS1027", "A number is due here, but this is a condition.")]
    [InlineData("class(10)", "maximize Bill;", "NAS1010", "'Bill' needs 'price'.")]
    [InlineData("class(10)", "maximize Wrist;", "NAS1027", "A metric or an objective is due here, but this is 'extern data Wrist'.")]
    public void A_measure_that_does_not_fit_says_why(string target, string objectives, string id, string message)
    {
        var diagnostic = Assert.Single(Compilation.Bind(Search(target, objectives)).Diagnostics);

        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(message, diagnostic.Message);
    }

    [Fact]
    public void Extern_declarations_are_in_the_model()
    {
        var model = Clean(Search("class(10)", "maximize Sharpness(5);")).Model;

        Assert.Equal(
            [ExternKind.Data, ExternKind.Metric, ExternKind.Objective, ExternKind.Operation],
            model.Externs.Select(found => found.Kind));
        Assert.Equal("Written by hand.", model.Externs[1].Documentation);
        Assert.Equal([new("k", Value.Of(3)), new("isFine", Value.Of(true))], model.Externs[1].Parameters);
        Assert.Equal([new("price", null)], model.Externs[2].Parameters);
        Assert.Equal(
            new ExternExpression("Sharpness", new EquatableArray<OptionModel>([new("k", Value.Of(5)), new("isFine", Value.Of(true))])),
            model.Searches[0].Objectives[0].Expression);
    }

    [Theory]
    [InlineData("stem.filters, stage, stage[0].conv.kernel", "0 1 2")]
    [InlineData("train.lr, stem.filters", "4 0")]
    [InlineData("stage[1].kernel", "3")]
    public void Keys_of_a_table_are_genes(string keys, string indices)
    {
        var search = Assert.Single(Clean(Search("class(10)", $"maximize accuracy; evaluate table \"bench.csv\" key ({keys}) value acc;")).Model.Searches);

        Assert.Equal("bench.csv", search.Evaluation?.Table);
        Assert.Equal([new TableValueModel("accuracy", "acc", 1)], search.Evaluation?.Values ?? EquatableArray<TableValueModel>.Empty);
        Assert.Equal(indices, string.Join(" ", (search.Evaluation?.Keys ?? EquatableArray<TableKeyModel>.Empty).Select(key => key.Gene)));
    }

    [Theory]
    [InlineData("until stalled(60 trials);")]
    [InlineData("until accuracy >= 99% || stalled(60 trials);")]
    public void A_search_can_end_when_nothing_gets_better(string until)
    {
        var search = Assert.Single(Clean(Search("class(10)", $"maximize accuracy; {until}")).Model.Searches);

        Assert.Contains("stalled", search.Until?.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("until stalled(60 trials);", "stalled(60 trials)")]
    [InlineData("until  accuracy >= 99% ||\n stalled(60 trials) ;", "accuracy >= 99% ||\n stalled(60 trials)")]
    [InlineData("", "S")]
    public void The_place_of_an_end_is_its_condition_or_the_name_of_the_search(string until, string text)
    {
        var location = Assert.Single(Clean(Search("class(10)", $"maximize accuracy; {until}")).Model.Searches).UntilLocation;

        Assert.Equal(text, location.Text?.Content.Substring(location.Span.Start, location.Span.Length));
    }

    [Theory]
    [InlineData("maximize accuracy; until stalled(60);", "NAS1016", "'stalled' is a number of trials, but this is a plain number.")]
    [InlineData("maximize accuracy; until stalled(1.5 trials);", "NAS1011", "'trials' takes a whole number, not 1.5.")]
    [InlineData("maximize accuracy; until stalled();", "NAS1009", "'stalled' takes one number of trials.")]
    [InlineData("maximize stalled(60 trials);", "NAS1003", "There is no function 'stalled'.")]
    public void What_stalled_takes_is_checked(string statements, string id, string message)
    {
        var diagnostic = Assert.Single(Compilation.Bind(Search("class(10)", statements)).Diagnostics);

        Assert.Equal((id, message), (diagnostic.Id, diagnostic.Message));
    }

    [Fact]
    public void A_budget_can_count_trials_epochs_and_time()
    {
        var budget = Assert.Single(Clean(Search("class(10)", "maximize accuracy;").Replace("budget 9 trials;", "budget 10 trials, 2 min, 500 epochs;", StringComparison.Ordinal)).Model.Searches).Budget;

        Assert.Equal((10, 120, 500L), (budget.Trials, budget.Seconds, budget.Epochs));
    }

    [Fact]
    public void A_table_can_have_a_code_and_several_results()
    {
        var search = Assert.Single(Clean(Search(
            "class(10)",
            "maximize accuracy; minimize loss; evaluate table \"bench.csv\" key arch(stem.filters, stage) value acc / 100, loss: cost;")).Model.Searches);

        Assert.Equal("arch", search.Evaluation?.Code);
        Assert.Equal("0 1", string.Join(" ", (search.Evaluation?.Keys ?? EquatableArray<TableKeyModel>.Empty).Select(key => key.Gene)));
        Assert.Equal([new("accuracy", "acc", 100), new("loss", "cost", 1)], search.Evaluation?.Values ?? EquatableArray<TableValueModel>.Empty);
    }

    [Fact]
    public void A_table_needs_no_training()
    {
        var search = Assert.Single(Clean(Search("class(10)", "maximize accuracy; evaluate table \"bench.csv\" key (stage) value acc;").Replace("train 9 epochs, adam(lr: { 1e-2, 1e-3 });", "", StringComparison.Ordinal)).Model.Searches);

        Assert.Equal(1, search.Recipe.Epochs);
        Assert.Empty(search.Genes);
    }

    [Theory]
    [InlineData("fillters", "accuracy", "", "NAS1012", "There is no value or place 'fillters'; did you mean 'filters'?")]
    [InlineData("stage, stage", "accuracy", "", "NAS1008", "'stage' is given twice.")]
    [InlineData("params", "accuracy", "", "NAS1027", "The name of a gene is due here, but this is something that follows from others.")]
    [InlineData("stage", "accuracy - loss", "", "NAS1041", "'loss' cannot be measured here: the table stands for 'accuracy'; name a column for each metric: value accuracy: acc, loss: COLUMN.")]
    [InlineData("stage", "accuracy", "fidelity halving;", "NAS1040", "'halving' cannot serve this search: nothing is trained with 'evaluate table'.")]
    [InlineData("stage", "accuracy", "strategy coevolution versus challenges;", "NAS1040", "'challenges' cannot serve this search: nothing is trained with 'evaluate table'.")]
    [InlineData("stage", "accuracy", "strategy differentiable;", "NAS1040", "'differentiable' cannot serve this search: it trains one network that holds all candidates, and a table has results of each.")]
    public void A_table_that_does_not_fit_says_why(string keys, string objective, string more, string id, string message)
    {
        var diagnostic = Assert.Single(Compilation.Bind(Search("class(10)", $"maximize {objective}; evaluate table \"bench.csv\" key ({keys}) value acc; {more}")).Diagnostics);

        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(message, diagnostic.Message);
    }

    private static NasCompilation Clean(string text)
    {
        var compilation = Compilation.Bind(text);
        Assert.Empty(compilation.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        Assert.Equal(compilation.Model, Compilation.Bind(compilation.Model.CanonicalText).Model);
        return compilation;
    }

    private static string Data(string from, string target) =>
        $"data D {{ {from} input x: columns 0..63 as image(8, 8, 1); target y: {target}; split 60% train, 20% validation, 20% test; }}\n";

    private static string Search(string target, string statements) =>
        $$"""
        {{Data("from extern Wrist;", "column 64 as " + target)}}
        extern data Wrist;
        /// Written by hand.
        extern metric Sharpness(k = 3, isFine = true);
        extern objective Bill(price);
        extern op Sobel(angle = 90);
        space N for D {
            stem: conv({ 8, 16 }) -> repeat stage 1..2 { conv(8, { 1, 3 }) -> relu } -> globalavgpool -> linear(outputs)
        }
        search S { space N; train 9 epochs, adam(lr: { 1e-2, 1e-3 }); budget 9 trials;
            {{statements}} }
        """;
}
