using NasDsl.Generator.Views;

namespace NasDsl.Generator.Emit;

/// <summary>Writes the class that holds the text of the program and compiles it when it is first needed.</summary>
internal static class ProgramEmitter
{
    /// <summary>Writes the class.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="program">The program.</param>
    public static void Emit(CodeWriter code, ProgramView program)
    {
        var quotes = Literal.RawQuotes(program.Text);
        DocComment.Summary(code, program.Summary);
        code.Line(CodeContext.GeneratedCode);
        code.Open($"internal static class {program.Name}");
        code.Line("private static readonly global::System.Lazy<global::NasDsl.NasProgram> Compiled =");
        code.Indented(() => code.Line("new global::System.Lazy<global::NasDsl.NasProgram>(() => global::NasDsl.NasProgram.Load(Text));"));
        code.Blank();
        DocComment.Summary(code, "The program, compiled once.");
        code.Line("internal static global::NasDsl.NasProgram Program => Compiled.Value;");
        code.Blank();
        code.Line("private const string Text =");
        code.Raw(quotes);
        code.Raw(program.Text.Replace("\r\n", "\n").TrimEnd('\n'));
        code.Raw(quotes + ";");
        code.Close();
    }
}
