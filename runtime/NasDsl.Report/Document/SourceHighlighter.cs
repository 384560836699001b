using System.Text.RegularExpressions;
using NasDsl.Language.Catalog;

namespace NasDsl.Report.Document;

/// <summary>Cuts <c>.nas</c> texts into parts that are shown in colours of their own. It is for the eye alone: every text goes through, with or without mistakes.</summary>
internal static partial class SourceHighlighter
{
    private static readonly HashSet<string> Words = new(
        [
            "namespace", "data", "block", "space", "search", "device", "extern", "from", "input", "target", "split", "repeat", "residual", "parallel", "dag", "let", "require", "when", "maximize",
            "minimize", "strategy", "train", "retrain", "fidelity", "budget", "until", "seed", "evaluate", "for", "as", "use", "versus", "same", "on", "step", "pow2", "log", "true", "false",
        ],
        StringComparer.Ordinal);

    /// <summary>Cuts a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Its parts, all of it in order.</returns>
    public static IReadOnlyList<SourcePart> Cut(string text)
    {
        var parts = new List<SourcePart>();
        var last = 0;
        foreach (Match match in Token().Matches(text))
        {
            if (KindOf(match) is not { } kind)
            {
                continue;
            }

            if (match.Index > last)
            {
                parts.Add(new SourcePart("", text[last..match.Index]));
            }

            parts.Add(new SourcePart(kind, match.Value));
            last = match.Index + match.Length;
        }

        if (last < text.Length)
        {
            parts.Add(new SourcePart("", text[last..]));
        }

        return parts;
    }

    private static string? KindOf(Match match) => match.Value switch
    {
        ['/', ..] => "comment",
        ['"', ..] => "text",
        [>= '0' and <= '9', ..] => "number",
        var word when Words.Contains(word) => "word",
        var word when OperationCatalog.Find(word) is not null => "operation",
        _ => null,
    };

    [GeneratedRegex("""//[^\r\n]*|/\*.*?(?:\*/|\z)|"(?:\\["\\]|[^"\r\n])*"?|\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?[%\w]*|[\p{L}_]\w*""", RegexOptions.Singleline)]
    private static partial Regex Token();
}
