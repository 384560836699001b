using System.Collections.Immutable;
using System.Globalization;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;

namespace NasDsl.Networks;

/// <summary>Reads what <see cref="NetworkText"/> writes. Shapes and costs are computed again, and must be those of the text.</summary>
internal static class NetworkReader
{
    /// <summary>Reads a network.</summary>
    /// <param name="text">One line for each operation.</param>
    /// <returns>The network.</returns>
    /// <exception cref="FormatException">The text is not that of a network.</exception>
    public static Network Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.Replace("\r", "", StringComparison.Ordinal).Split('\n');
        var input = ReadInput(lines[0]);
        var nodes = ImmutableArray.CreateBuilder<NetworkNode>(lines.Length - 1);
        foreach (var line in lines.Skip(1))
        {
            nodes.Add(ReadNode(line, input, nodes));
        }

        var network = new Network(input, nodes.ToImmutable());

        // Shapes, costs and alignment follow from operations and inputs: a text that differs in them was not written by a network.
        return network.ToString() == string.Join('\n', lines) ? network : throw Fail(text);
    }

    private static Shape ReadInput(string line) =>
        Words(line) is ["0", "input", var shape] && ParseShape(shape) is { } found ? found : throw Fail(line);

    private static NetworkNode ReadNode(string line, Shape input, ImmutableArray<NetworkNode>.Builder before)
    {
        var id = before.Count + 1;
        var start = line.Length - line.TrimStart().Length;
        var name = line.IndexOf("  ", start, StringComparison.Ordinal);
        if (name < 0 || line[start..name] != id.ToString(CultureInfo.InvariantCulture))
        {
            throw Fail(line);
        }

        var arguments = ReadArguments(line[name..], out var rest);
        var inputs = rest.StartsWith("<- ", StringComparison.Ordinal) ? ReadInputs(rest[3..], before.Count) : [before.Count];
        var shapes = inputs.Select(from => from == 0 ? input : before[from - 1].Shape).ToArray();
        var result = arguments.Operation.ShapeOf(shapes, arguments);
        return result.Error is null
            ? new NetworkNode(id, arguments, inputs, result.Shape, arguments.Operation.Cost(shapes, result.Shape, arguments))
            : throw Fail(line);
    }

    private static OperationArguments ReadArguments(string text, out string rest)
    {
        text = text.TrimStart();
        var end = text.IndexOfAny([' ', '(']);
        var operation = OperationCatalog.Find(end < 0 ? text : text[..end]) ?? throw Fail(text);
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        var close = end - 1;
        if (end >= 0 && text[end] == '(')
        {
            close = text.IndexOf(')', end);
            foreach (var pair in (close < 0 ? throw Fail(text) : text[(end + 1)..close]).Split(", "))
            {
                var colon = pair.IndexOf(": ", StringComparison.Ordinal);
                given[colon < 0 ? throw Fail(text) : pair[..colon]] = pair[(colon + 2)..];
            }
        }

        rest = text[(close + 1)..].Trim();
        return given.Keys.All(name => operation.Parameters.Any(parameter => parameter.Name == name))
            ? new OperationArguments(operation, operation.Parameters.Select(parameter => ReadValue(parameter, given, text)))
            : throw Fail(text);
    }

    private static Value ReadValue(ParameterDefinition parameter, Dictionary<string, string> given, string line) =>
        !given.TryGetValue(parameter.Name, out var text) ? parameter.Default ?? throw Fail(line)
        : text is "true" or "false" ? Value.Of(text == "true")
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Value.Of(number)
        : Value.Of(text);

    private static ImmutableArray<int> ReadInputs(string text, int last)
    {
        var numbers = ImmutableArray.CreateBuilder<int>();
        var words = Words(text);
        for (var i = 0; i < words.Length; i++)
        {
            var number = int.TryParse(words[i].TrimEnd(','), NumberStyles.None, CultureInfo.InvariantCulture, out var found) && found <= last ? found : throw Fail(text);
            numbers.Add(number);
            if (!words[i].EndsWith(','))
            {
                break;
            }
        }

        return numbers.Count > 0 ? numbers.ToImmutable() : throw Fail(text);
    }

    private static Shape? ParseShape(string text)
    {
        const string Tokens = "tokens(";
        var isTokens = text.StartsWith(Tokens, StringComparison.Ordinal) && text.EndsWith(')');
        var sizes = new List<int>();
        foreach (var part in isTokens ? text[Tokens.Length..^1].Split(',') : text.Split('x'))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var size) || size < 1)
            {
                return null;
            }

            sizes.Add(size);
        }

        return sizes switch
        {
            [var length] => Shape.Vector(length),
            [var length, var vocabulary] when isTokens => Shape.Tokens(length, vocabulary),
            _ when isTokens => null,
            [var length, var channels] => Shape.Signal(length, channels),
            [var height, var width, var channels] => Shape.Image(height, width, channels),
            _ => null,
        };
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static FormatException Fail(string text) => new($"This is not the text of a network: {text.Trim()}");
}
