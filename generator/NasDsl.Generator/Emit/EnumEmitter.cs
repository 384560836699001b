using NasDsl.Generator.Views;

namespace NasDsl.Generator.Emit;

/// <summary>Writes an enum.</summary>
internal static class EnumEmitter
{
    /// <summary>Writes the enum.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="type">The enum.</param>
    public static void Emit(CodeWriter code, EnumView type)
    {
        DocComment.Summary(code, type.Summary);
        code.Line(CodeContext.GeneratedCode);
        code.Open($"public enum {CSharpNames.EscapeType(type.Name)}");
        foreach (var one in type.Cases)
        {
            code.Blank();
            DocComment.Summary(code, one.Word + ".");
            code.Line(one.Name + ",");
        }

        code.Close();
    }
}
