using NasDsl.Generator.Views;

namespace NasDsl.Generator.Emit;

/// <summary>Writes the record of a block, a copy of a repeat or a scope.</summary>
internal static class RecordEmitter
{
    /// <summary>Writes the record.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="record">The record.</param>
    /// <param name="context">The file.</param>
    public static void Emit(CodeWriter code, RecordView record, CodeContext context)
    {
        DocComment.Summary(code, record.Summary);
        RecordBody.Open(code, $"public sealed partial record {CSharpNames.EscapeType(record.Name)}", "", record.Members, context);
        RecordBody.Properties(code, record.Members, context);
        RecordBody.Read(code, context.Global(record.Name), record.Members, context);
        RecordBody.Write(code, "internal", record.Members);
        code.Close();
    }
}
