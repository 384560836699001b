using System.Text.Encodings.Web;
using System.Text.Json;

namespace NasDsl.Cli;

/// <summary>How the tool writes JSON.</summary>
internal static class JsonOutput
{
    /// <summary>Camel case, indented; characters such as &lt; as they are, since the text goes to a file or a program, not into a page.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
