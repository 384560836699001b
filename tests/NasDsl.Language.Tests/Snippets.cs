using System.Text.RegularExpressions;
using NasDsl.Language.Text;

namespace NasDsl.Language.Tests;

/// <summary>Makes whole programs of the snippets in documentation: what they use and do not declare is declared for them.</summary>
internal static class Snippets
{
    public const string Prelude =
        """
        data Digits {
            from csv "data/digits.csv";
            input pixels: columns 0..63 as image(8, 8, 1) / 16;
            target digit: column 64 as class(10);
            split 60% train, 20% validation, 20% test, stratified, seed 7;
        }

        """;

    private const string Net = "space Net for Digits { conv(filters: { 8, 16 }) -> relu -> globalavgpool -> linear(classes) }\n";

    /// <summary>The snippets of a page, in order.</summary>
    public static IReadOnlyList<string> Of(string page) =>
        [.. Regex.Matches(page.ReplaceLineEndings("\n"), "^```nas\n(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline).Select(match => match.Groups[1].Value)];

    /// <summary>Compiles a snippet beside a second file with what it uses and does not declare.</summary>
    public static NasCompilation Compile(string snippet)
    {
        var more = "";
        if (Regex.IsMatch(snippet, @"\bspace\s+Net;") && !snippet.Contains("space Net for", StringComparison.Ordinal))
        {
            more += Net;
        }

        if ((snippet + more).Contains("for Digits", StringComparison.Ordinal) && !snippet.Contains("data Digits", StringComparison.Ordinal))
        {
            more += Prelude;
        }

        return NasCompiler.Compile([new SourceText("main.nas", snippet), new SourceText("more.nas", more)]);
    }
}
