using System.Globalization;

namespace NasDsl.Language.Analysis;

/// <summary>
/// Writes a form of a cell as symbols: live operations in order, each with the value it takes where that is not the one before. The form is cut wherever everything goes through one
/// value. A piece with one operation is written as anywhere else, a larger piece as one symbol. So cells that are chains in truth are the words of those chains.
/// </summary>
internal static class CellWords
{
    /// <summary>How the symbol of a piece begins that is more than a chain.</summary>
    public const string Piece = "[";

    /// <summary>Writes a form.</summary>
    /// <param name="cell">The form, with the symbols of its edges.</param>
    /// <returns>The symbols.</returns>
    public static IReadOnlyList<string> Write(Cell cell)
    {
        // Every operation has a position; an edge of several operations has several. Position 0 is the input.
        var steps = new List<(string Symbol, int[] Inputs)> { ("", []) };
        var positions = new int[cell.Items.Count + 1];
        var isLive = cell.FindLive();
        for (var value = 1; value <= cell.Items.Count; value++)
        {
            if (!isLive[value])
            {
                continue;
            }

            var item = cell.Items[value - 1];
            var inputs = item.Inputs.Select(from => positions[from]).ToArray();
            foreach (var symbol in item.Option?.Symbols ?? [item.Operation?.Name ?? ""])
            {
                steps.Add((symbol, inputs));
                inputs = [steps.Count - 1];
            }

            positions[value] = steps.Count - 1;
        }

        return Cut(steps);
    }

    /// <summary>Whether a symbol is a piece with branches in it that are written in another way than its own.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <returns>True when it could stand for a network that another symbol stands for too.</returns>
    public static bool IsNested(string symbol) =>
        symbol.StartsWith(Piece, StringComparison.Ordinal)
        && (symbol.IndexOf('[', 1) > 0 || symbol.StartsWith("[(", StringComparison.Ordinal) || symbol.Contains(" ("));

    private static List<string> Cut(List<(string Symbol, int[] Inputs)> steps)
    {
        var earliest = new int[steps.Count + 1];
        earliest[steps.Count] = int.MaxValue;
        for (var at = steps.Count - 1; at > 0; at--)
        {
            earliest[at] = Math.Min(earliest[at + 1], steps[at].Inputs.Min());
        }

        var words = new List<string>();
        var start = 0;
        for (var at = 1; at < steps.Count; at++)
        {
            if (earliest[at + 1] >= at)
            {
                var isOne = at == start + 1 && steps[at].Inputs.Length == 1;
                words.Add(isOne ? steps[at].Symbol : Piece + string.Join(" ", Enumerable.Range(start + 1, at - start).Select(step => Text(steps, step, start))) + "]");
                start = at;
            }
        }

        return words;
    }

    private static string Text(List<(string Symbol, int[] Inputs)> steps, int at, int start)
    {
        var (symbol, inputs) = steps[at];
        var isNext = inputs.Length == 1 && inputs[0] == at - 1;
        return isNext ? symbol : symbol + "@" + string.Join(",", inputs.Select(input => (input - start).ToString(CultureInfo.InvariantCulture)));
    }
}
