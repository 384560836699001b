using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Networks;

namespace NasDsl.Tests.Shared;

/// <summary>One operation on inputs of given shapes: what kernels are compared with the reference and differentiated on.</summary>
public sealed record OperationCase(string Operation, int Batch, string Inputs, string Arguments)
{
    /// <summary>What drawn weights are multiplied by: those of operations that feed exponentials or themselves are small, as single precision needs it.</summary>
    public double WeightScale { get; init; } = 1;

    internal NetworkNode ToNode()
    {
        var shapes = Shapes();
        var arguments = GraphBuilder.Arguments(Operation, Values());
        var shape = arguments.Operation.ShapeOf(shapes, arguments);
        Assert.Null(shape.Error);
        return new NetworkNode(1, arguments, [.. shapes.Select((_, i) => i)], shape.Shape, default);
    }

    /// <summary>The arguments, by their names.</summary>
    internal (string Name, Value Value)[] Values() =>
        [.. Arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(argument => argument.Split('=')).Select(pair => (pair[0], Parse(pair[1])))];

    internal Shape[] Shapes() => [.. Inputs.Split(' ').Select(ParseShape)];

    public override string ToString() => $"{Operation}({Arguments}) of {Inputs}, batch {Batch}";

    internal static Shape ParseShape(string text) => text.StartsWith("tokens", StringComparison.Ordinal) ? ParseTokens(text[7..^1]) : text.Split('x').Select(int.Parse).ToArray() switch
    {
        [var height, var width, var channels] => Shape.Image(height, width, channels),
        [var length, var channels] => Shape.Signal(length, channels),
        [var length] => Shape.Vector(length),
        _ => throw new FormatException(text),
    };

    private static Shape ParseTokens(string sizes) => sizes.Split(',').Select(int.Parse).ToArray() is [var length, var vocabulary]
        ? Shape.Tokens(length, vocabulary)
        : throw new FormatException(sizes);

    private static Value Parse(string text) =>
        double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? Value.Of(number)
        : bool.TryParse(text, out var flag) ? Value.Of(flag)
        : Value.Of(text);
}
