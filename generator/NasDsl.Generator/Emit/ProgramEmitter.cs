using NasDsl.Generator.Views;
using NasDsl.Language;
using NasDsl.Language.Model;

namespace NasDsl.Generator.Emit;

/// <summary>Writes the class that holds the text of the program and compiles it when it is first needed.</summary>
internal static class ProgramEmitter
{
    /// <summary>Writes the class.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="program">The program.</param>
    /// <param name="context">The file.</param>
    public static void Emit(CodeWriter code, ProgramView program, CodeContext context)
    {
        var quotes = Literal.RawQuotes(program.Text);
        DocComment.Summary(code, program.Summary);
        code.Line(CodeContext.GeneratedCode);
        code.Open($"internal static class {program.Name}");
        code.Line("private static readonly global::System.Lazy<global::NasDsl.NasProgram> Compiled =");
        code.Indented(() => code.Line($"new global::System.Lazy<global::NasDsl.NasProgram>(() => global::NasDsl.NasProgram.Load(Text){(program.Externs.Count > 0 ? ".With(Externs)" : "")});"));
        code.Blank();
        DocComment.Summary(code, "The program, compiled once.");
        code.Line("internal static global::NasDsl.NasProgram Program => Compiled.Value;");
        code.Blank();
        Engines(code, program);
        if (program.Externs.Count > 0)
        {
            Externs(code, program.Externs, context);
        }

        code.Line("private const string Text =");
        code.Raw(quotes);
        code.Raw(program.Text.Replace("\r\n", "\n").TrimEnd('\n'));
        code.Raw(quotes + ";");
        code.Close();
    }

    private static void Engines(CodeWriter code, ProgramView program)
    {
        DocComment.Summary(code, "The engines that the project references, by name.");
        code.Line("internal static global::NasDsl.Engines.EngineSet Engines =>");
        code.Indented(() => Chain(
            code,
            "global::NasDsl.Engines.EngineSet.Empty",
            program.Engines
                .Select(engine => $".With({Literal.Of(engine.Name)}, new {engine.Factory}())")
                .Concat(program.Engine == EngineRequest.None ? [] : [$".Preferring({Name(program.Engine.Engine)}, {Name(program.Engine.Device)})"])));
        code.Blank();
    }

    private static string Name(string? name) => name is null ? "null" : Literal.Of(name);

    private static void Externs(CodeWriter code, EquatableArray<ExternView> externs, CodeContext context)
    {
        code.Line("private static global::NasDsl.Externs.ExternLibrary Externs =>");
        code.Indented(() => Chain(code, "global::NasDsl.Externs.ExternLibrary.Empty", externs.Select(written => Entry(written, context))));
        code.Blank();
    }

    private static void Chain(CodeWriter code, string first, IEnumerable<string> calls)
    {
        var lines = calls.ToArray();
        code.Line(first + (lines.Length == 0 ? ";" : ""));
        code.Indented(() =>
        {
            for (var i = 0; i < lines.Length; i++)
            {
                code.Line(lines[i] + (i == lines.Length - 1 ? ";" : ""));
            }
        });
    }

    private static string Entry(ExternView view, CodeContext context)
    {
        var type = context.Global(view.Name);
        var name = Literal.Of(view.Name);
        return view.Kind switch
        {
            ExternKind.Operation => $".WithOperation({name}, static node => new {type}(node))",
            ExternKind.Metric => $".WithMetric({name}, static (answers, values) => {type}.Measure({Arguments("answers", view)}))",
            ExternKind.Objective => $".WithObjective({name}, static (candidate, values) => {type}.Measure({Arguments("candidate", view)}))",
            ExternKind.Strategy => $".WithStrategy({name}, static (search, values) => {type}.Create({Arguments("search", view)}))",
            _ => $".WithData({name}, static directory => {type}.ReadRows(directory{string.Concat(view.Parameters.Select(parameter => ", " + Default(parameter)))}))",
        };
    }

    private static string Arguments(string first, ExternView view) =>
        first + string.Concat(view.Parameters.Select((parameter, i) => $", values[{i}].Number{(parameter.IsTruth ? " != 0" : "")}"));

    private static string Default(ExternParameterView parameter) =>
        parameter.IsTruth ? (parameter.Default != 0 ? "true" : "false") : Literal.Of(parameter.Default ?? 0);
}
