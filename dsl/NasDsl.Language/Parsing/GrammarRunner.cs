using NasDsl.Language.Diagnostics;
using Sprache;

namespace NasDsl.Language.Parsing;

/// <summary>Runs a grammar over one slice and turns its failure into one message in the user's words.</summary>
internal static class GrammarRunner
{
    /// <summary>Parses a whole slice.</summary>
    /// <typeparam name="T">What the grammar gives.</typeparam>
    /// <param name="grammar">The grammar.</param>
    /// <param name="range">The slice; not empty.</param>
    /// <param name="end">What may follow the slice, as messages speak of it.</param>
    /// <param name="diagnostics">Where the message goes.</param>
    /// <returns>The value, or null when the slice has a mistake, which has been reported.</returns>
    public static T? Run<T>(Parser<T> grammar, TokenRange range, string end, DiagnosticBag diagnostics)
        where T : class
    {
        var input = new TokenInput(range, diagnostics);
        var result = grammar(input);
        if (result.WasSuccessful && result.Remainder.AtEnd)
        {
            return result.Value;
        }

        if (!range.IsSuspect)
        {
            if (result.WasSuccessful)
            {
                input.Trace.Expect(result.Remainder.Position, end);
            }

            Report(input.Trace, range, end, diagnostics);
        }

        return null;
    }

    private static void Report(FailureTrace trace, TokenRange range, string end, DiagnosticBag diagnostics)
    {
        if (trace.IsTooDeep)
        {
            diagnostics.Add(DiagnosticCatalog.TooDeep, range.First.Location, "one statement has too many operators; name parts of it with let");
            return;
        }

        var found = trace.Position < range.End ? range.Tokens[trace.Position] : range.Next;
        if (found.IsSuspect && trace.Position >= range.End)
        {
            return;
        }

        // At the end of a line the semicolon is what is missing, rather than one of the many things that could go on.
        var isLineEnd = found.IsFirstOnLine && trace.Position > range.Start && trace.Position < range.End && end == "';'"
            && trace.Expected.Contains(end);
        if (isLineEnd)
        {
            var last = range.Tokens[trace.Position - 1];
            diagnostics.Add(DiagnosticCatalog.MissingSemicolon, last.Location, last.Describe());
            return;
        }

        diagnostics.Add(DiagnosticCatalog.Unexpected, found.Location, List(trace.Expected), found.Describe());
    }

    private static string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "something else",
        1 => items[0],
        _ => string.Join(", ", items.Take(items.Count - 1)) + " or " + items[items.Count - 1],
    };
}
