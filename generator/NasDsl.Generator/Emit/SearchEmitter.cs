using NasDsl.Generator.Views;

namespace NasDsl.Generator.Emit;

/// <summary>Writes the class of a search.</summary>
internal static class SearchEmitter
{
    private const string Search = "global::NasDsl.Search.";

    /// <summary>Writes the class.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="search">The search.</param>
    /// <param name="context">The file.</param>
    public static void Emit(CodeWriter code, SearchView search, CodeContext context)
    {
        var genome = context.Global(search.Genome);
        DocComment.Summary(code, search.Summary);
        code.Line(CodeContext.GeneratedCode);
        code.Open($"public static partial class {CSharpNames.EscapeType(search.Name)}");
        DocComment.Summary(code, "What is searched, how, and until when.");
        code.Line($"public static {Search}SearchDefinition Definition => {context.Global(context.Program)}.Program.GetSearch({Literal.Of(search.Search)});");
        code.Blank();
        DocComment.Summary(code, "Searches: the same options give the same result.");
        DocComment.Parameter(code, "options", "What differs from the declaration; nothing by default.");
        DocComment.Parameter(code, "progress", "Hears of every step.");
        DocComment.Parameter(code, "cancellationToken", "Ends the search early.");
        code.Line("/// <returns>The champion, all trials and the Pareto front.</returns>");
        code.Line($"public static global::System.Threading.Tasks.Task<{Search}SearchResult<{genome}>> RunAsync(");
        code.Indented(() =>
        {
            code.Line($"{Search}SearchOptions? options = null,");
            code.Line($"global::System.IProgress<{Search}SearchProgress>? progress = null,");
            code.Line("global::System.Threading.CancellationToken cancellationToken = default)");
        });
        code.OpenBrace();
        code.Line($"var given = options ?? new {Search}SearchOptions();");
        code.Line($"given = given with {{ BaseDirectory = given.BaseDirectory ?? {BaseDirectory(search)} }};");
        code.Line($"return {Search}SearchRunner.RunAsync<{genome}>(Definition, CreateEngine(given), given, progress, cancellationToken);");
        code.Close();
        code.Blank();
        DocComment.Summary(code, "What trains: the engine that the options name, else the one that the project asks for, else the one that the search does.");
        DocComment.Parameter(code, "options", "What differs from the declaration; nothing by default.");
        code.Line("/// <returns>The engine.</returns>");
        code.Line($"public static global::NasDsl.Engines.IEngine CreateEngine({Search}SearchOptions? options = null) =>");
        code.Indented(() => code.Line($"{context.Global(context.Program)}.Engines.Create(Definition.Model, options);"));
        if (search.Champion is { } champion)
        {
            ChampionEmitter.Emit(code, search, champion, context);
        }

        code.Close();
    }

    private static string BaseDirectory(SearchView search) => search.Folder.Length == 0
        ? "global::System.AppContext.BaseDirectory"
        : $"global::System.IO.Path.Combine(global::System.AppContext.BaseDirectory, {Literal.Of(search.Folder)})";
}
