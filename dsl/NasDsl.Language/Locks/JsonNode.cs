using System.Globalization;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Text;

namespace NasDsl.Language.Locks;

/// <summary>A piece of JSON that knows where it was written, so that what is wrong with it can be said at its place.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text; that of a number or a string.</param>
/// <param name="Items">The items of an array, or the values of an object.</param>
/// <param name="Names">The names of the values of an object.</param>
/// <param name="Location">Where it was written.</param>
internal sealed record JsonNode(JsonKind Kind, string Text, IReadOnlyList<JsonNode> Items, IReadOnlyList<string> Names, SourceLocation Location)
{
    /// <summary>The value of an object under a name.</summary>
    /// <param name="name">The name.</param>
    public JsonNode this[string name]
    {
        get
        {
            Expect(JsonKind.Object, "an object");
            for (var i = 0; i < Names.Count; i++)
            {
                if (Names[i] == name)
                {
                    return Items[i];
                }
            }

            throw Fail($"\"{name}\" is missing here");
        }
    }

    /// <summary>The names and values of an object.</summary>
    public IEnumerable<(string Name, JsonNode Value)> Members => Expect(JsonKind.Object, "an object").Names.Zip(Items, (name, value) => (name, value));

    /// <summary>The items of an array.</summary>
    public IReadOnlyList<JsonNode> Array => Expect(JsonKind.Array, "a list").Items;

    /// <summary>A text.</summary>
    public string String => Expect(JsonKind.Text, "a text").Text;

    /// <summary>A number.</summary>
    public double Double => Expect(JsonKind.Number, "a number") is var number && double.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        ? value
        : throw Fail($"'{Text}' is not a number");

    /// <summary>A whole number.</summary>
    public long Long => long.TryParse(Expect(JsonKind.Number, "a whole number").Text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value)
        ? value
        : throw Fail($"'{Text}' is not a whole number");

    /// <summary>A whole number.</summary>
    public int Int => Long is var value and >= int.MinValue and <= int.MaxValue ? (int)value : throw Fail($"'{Text}' is too large");

    /// <summary>The message that something is wrong here.</summary>
    /// <param name="problem">What, without a period.</param>
    /// <returns>The exception.</returns>
    public LockException Fail(string problem) => LockException.Of(DiagnosticCatalog.LockMalformed, Location, problem);

    private JsonNode Expect(JsonKind kind, string expected) => Kind == kind ? this : throw Fail($"{expected} is expected here");
}
