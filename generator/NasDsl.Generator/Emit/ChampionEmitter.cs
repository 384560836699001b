using System.Globalization;
using NasDsl.Generator.Views;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Locks;
using NasDsl.Language.Model;

namespace NasDsl.Generator.Emit;

/// <summary>Writes the class of a champion: its genome, its network, and its answers.</summary>
internal static class ChampionEmitter
{
    private const string Prediction = "global::NasDsl.Prediction.";
    private const string Span = "global::System.Span";
    private const string Input = "global::System.ReadOnlySpan<float>";

    /// <summary>Writes the class.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="search">The search.</param>
    /// <param name="champion">Its champion.</param>
    /// <param name="context">The file.</param>
    public static void Emit(CodeWriter code, SearchView search, ChampionView champion, CodeContext context)
    {
        code.Blank();
        if (champion.Found?.Lock is { } found)
        {
            DocComment.Summary(code, "The best network that the search found, trained: " + Qualities(found.Champion) + ".");
            DocComment.Remarks(code, [$"Trial {found.Champion.Trial} of {found.Effort.Trials}, from the lock file {found.Search}{LockFile.Extension}."]);
        }
        else
        {
            DocComment.Summary(code, "The best network that the search finds, trained. There is none before a search.");
            var reason = string.Format(CultureInfo.InvariantCulture, DiagnosticCatalog.NoChampionYet.MessageFormat, search.Search);
            code.Line($"[global::System.Obsolete({Literal.Of(reason)}, true, DiagnosticId = {Literal.Of(DiagnosticCatalog.NoChampionYet.Id)})]");
        }

        code.Open("public static class Champion");
        EmitFields(code, search, champion, context);
        EmitTexts(code, champion.Found?.Lock);
        EmitGenome(code, search, champion, context);
        if (champion.IsTrained)
        {
            EmitPredict(code, champion);
        }

        code.Close();
    }

    private static void EmitFields(CodeWriter code, SearchView search, ChampionView champion, CodeContext context)
    {
        if (champion.Found is not { } found)
        {
            return;
        }

        Field(code, context.Global(search.Genome), "Typed", $"{context.Global(search.Genome)}.FromGenome(Definition.Space.Parse({Literal.Of(found.Lock.Champion.Genome)}))");
        Field(code, "global::NasDsl.Networks.Network", "Graph", champion.HasExterns ? "Genome.ToNetwork()" : "global::NasDsl.Networks.Network.Parse(Architecture)");
        if (champion.IsTrained)
        {
            var type = Prediction + Kind(champion);
            Field(
                code,
                type,
                "Trained",
                $"new {type}(",
                "    new global::NasDsl.Engine.ManagedEngine(),",
                "    Network,",
                $"    {Weights(search, champion, context)},",
                $"    {Literal.Of(champion.Data.Input.Divisor)})");
        }
    }

    // Made when it is first asked for, once, by whichever thread is first. Without an initializer, so that trimming leaves out what a program never asks for.
    private static void Field(CodeWriter code, string type, string name, params string[] lines)
    {
        var field = "_" + CSharpNames.Camel(name);
        code.Blank();
        code.Line($"private static {type}? {field};");
        code.Line($"private static object? {field}Lock;");
        code.Blank();
        code.Line($"private static {type} {name} => global::System.Threading.LazyInitializer.EnsureInitialized(ref {field}, ref {field}Lock, static () =>");
        code.Indented(() =>
        {
            for (var i = 0; i < lines.Length; i++)
            {
                code.Line(lines[i] + (i == lines.Length - 1 ? ");" : ""));
            }
        });
    }

    private static void EmitTexts(CodeWriter code, LockFile? found)
    {
        EmitText(code, "Architecture", "Its operations with their shapes and weights, one on each line: the same on every machine, as snapshot tests need it.", found?.Champion.Architecture);
        EmitText(code, "Description", "Its architecture, its genes, its costs, what was measured, and the hash of its weights.", found is null ? null : LockText.Describe(found.Champion));
        EmitText(
            code, "Front", "The candidates that no other one beats in every objective, with their genes, one on each line.", found is null ? null : LockText.Describe(found.Objectives, found.Front));
    }

    private static void EmitText(CodeWriter code, string name, string summary, string? text)
    {
        code.Blank();
        DocComment.Summary(code, summary);
        if (text is null)
        {
            code.Line($"public static string {name} => throw new global::System.InvalidOperationException();");
        }
        else
        {
            var quotes = Literal.RawQuotes(text);
            code.Line($"public static string {name} =>");
            code.Raw(quotes);
            code.Raw(text);
            code.Raw(quotes + ";");
        }
    }

    private static void EmitGenome(CodeWriter code, SearchView search, ChampionView champion, CodeContext context)
    {
        Property(
            code, champion, "Its choices, typed. Compiles the .nas files when it is first asked for, which answers do not need.", context.Global(search.Genome), "Genome", "Typed");
        Property(code, champion, "Its graph of operations, with every shape known.", "global::NasDsl.Networks.Network", "Network", "Graph");
    }

    private static void EmitPredict(CodeWriter code, ChampionView champion)
    {
        var data = champion.Data;
        var names = new NameScope(["labels", "probabilities", "numbers"]);
        var input = CSharpNames.Escape(names.Take(CSharpNames.Camel(CSharpNames.Pascal(data.Input.Name)).TrimStart('@'), "input"));
        var row = data.Input.Shape.IsTokens
            ? $"The {data.Input.Shape.Size} tokens of a row: whole numbers from 0 to {data.Input.Shape.Vocabulary - 1}."
            : $"The {data.Input.Shape.Size} numbers of a row, as they are in data files: {data.Input.Shape}, channels innermost.";
        var rows = $"The rows, one after another: {data.Input.Shape.Size} numbers each, as they are in data files.";
        if (data.Target.Kind == TargetKind.Class)
        {
            var classes = data.Target.Size;
            Method(code, champion, "int", "Predict", $"Answers for one row: the {data.Target.Name}, from 0 to {classes - 1}. Safe to call from many threads; takes no memory after the first calls.",
                (Input, input, row));
            Method(code, champion, "int", "Predict", $"Answers for one row, with the probability of each {data.Target.Name}.",
                (Input, input, row), ($"{Span}<float>", "probabilities", $"Gets the {classes} probabilities."));
            Method(code, champion, "void", "PredictBatch", "Answers for many rows at once, with the same bits as one by one.",
                (Input, input, rows), ($"{Span}<int>", "labels", $"Gets the {data.Target.Name} of each row."));
            Method(code, champion, "void", "PredictBatch", "Answers for many rows at once, with the same bits as one by one, and with probabilities.",
                (Input, input, rows), ($"{Span}<int>", "labels", $"Gets the {data.Target.Name} of each row."), ($"{Span}<float>", "probabilities", $"Gets {classes} probabilities for each row."));
            return;
        }

        if (data.Target.Size == 1)
        {
            Method(code, champion, "float", "Predict", $"Answers for one row: the {data.Target.Name}. Safe to call from many threads; takes no memory after the first calls.", (Input, input, row));
        }

        Method(code, champion, "void", "PredictBatch", "Answers for many rows at once, with the same bits as one by one.",
            (Input, input, rows), ($"{Span}<float>", "numbers", data.Target.Size == 1 ? $"Gets the {data.Target.Name} of each row." : $"Gets {data.Target.Size} numbers for each row."));
    }

    private static void Method(CodeWriter code, ChampionView champion, string type, string name, string summary, params (string Type, string Name, string Text)[] parameters)
    {
        code.Blank();
        DocComment.Summary(code, summary);
        foreach (var (_, parameter, text) in parameters)
        {
            DocComment.Parameter(code, parameter, text);
        }

        var body = champion.Found is null
            ? "throw new global::System.InvalidOperationException()"
            : $"Trained.{name}({string.Join(", ", parameters.Select(parameter => parameter.Name))})";
        code.Line($"public static {type} {name}({string.Join(", ", parameters.Select(parameter => $"{parameter.Type} {parameter.Name}"))}) => {body};");
    }

    private static void Property(CodeWriter code, ChampionView champion, string summary, string type, string name, string value)
    {
        code.Blank();
        DocComment.Summary(code, summary);
        code.Line($"public static {type} {name} => {(champion.Found is null ? "throw new global::System.InvalidOperationException()" : value)};");
    }

    private static string Kind(ChampionView champion) => champion.Data.Target.Kind == TargetKind.Class ? "Classifier" : "Regressor";

    private static string Weights(SearchView search, ChampionView champion, CodeContext context)
    {
        var name = search.Search + LockFile.WeightsExtension;
        var folder = champion.Found?.Folder ?? "";
        return champion.IsFile
            ? $"global::NasDsl.Engines.SafetensorsFile.Read(global::System.IO.Path.Combine(global::System.AppContext.BaseDirectory, {Literal.Of(folder.Length == 0 ? name : folder + "/" + name)}))"
            : $"global::NasDsl.Engines.SafetensorsFile.ReadResource(typeof({context.Global(search.Name)}).Assembly, {Literal.Of(name)})";
    }

    private static string Qualities(LockChampion champion)
    {
        var validation = Quality(champion.Validation) is { } first ? $"{first} on validation rows, " : "";
        var test = Quality(champion.Test) is { } second ? $"{second} on test rows, " : "";
        return validation + test + champion.Params.ToString("N0", CultureInfo.InvariantCulture) + " params";
    }

    // What reports speak of first.
    private static string? Quality(IEnumerable<LockMetric> metrics) =>
        metrics.FirstOrDefault(metric => metric.Name is "accuracy" or "rmse") is { } metric ? $"{metric.Name} {metric.Value.ToString("G4", CultureInfo.InvariantCulture)}" : null;
}
