using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Networks;

namespace NasDsl.Tests.Shared;

/// <summary>Writes networks down.</summary>
internal sealed class GraphBuilder(Shape input)
{
    private readonly List<NetworkNode> _nodes = [];

    /// <summary>Adds an operation that takes the output of the one before.</summary>
    public GraphBuilder Add(string operation, params (string Name, Value Value)[] arguments) => Add(operation, [_nodes.Count], arguments);

    /// <summary>Adds an operation that takes the outputs of some nodes.</summary>
    public GraphBuilder Add(string operation, int[] inputs, params (string Name, Value Value)[] arguments)
    {
        var resolved = Arguments(operation, arguments);
        var shapes = inputs.Select(number => number == 0 ? input : _nodes[number - 1].Shape).ToArray();
        var shape = resolved.Operation.ShapeOf(shapes, resolved);
        if (shape.Error is not null)
        {
            throw new ArgumentException(shape.Error, nameof(operation));
        }

        _nodes.Add(new NetworkNode(_nodes.Count + 1, resolved, [.. inputs], shape.Shape, resolved.Operation.Cost(shapes, shape.Shape, resolved)));
        return this;
    }

    /// <summary>How many operations there are: the number of the last.</summary>
    public int Count => _nodes.Count;

    public Network Build() => new(input, [.. _nodes]);

    public static OperationArguments Arguments(string operation, params (string Name, Value Value)[] arguments)
    {
        var row = OperationCatalog.Get(operation);
        var given = arguments.ToDictionary(argument => argument.Name, argument => argument.Value);
        var values = row.Parameters.Select(parameter => given.Remove(parameter.Name, out var value) ? value : parameter.Default ?? throw new ArgumentException(parameter.Name)).ToArray();
        return given.Count > 0
            ? throw new ArgumentException($"{operation} has no parameter '{given.Keys.First()}'.", nameof(arguments))
            : new OperationArguments(row, values);
    }
}
