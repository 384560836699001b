using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NasDsl.Cli;

/// <summary>How the tool writes JSON.</summary>
internal static class JsonOutput
{
    /// <summary>Camel case, indented; characters such as &lt; as they are, since the text goes to a file or a program, not into a page. What is no number, such as a loss that a table does not tell, is <c>"NaN"</c>.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
