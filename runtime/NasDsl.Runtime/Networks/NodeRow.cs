using NasDsl.Externs;
using NasDsl.Language.Catalog;

namespace NasDsl.Networks;

/// <summary>What an operation makes of inputs of given shapes, worked out once and shared by all networks that have it.</summary>
internal sealed class NodeRow
{
    /// <summary>Takes what the rules of the catalogue gave.</summary>
    /// <param name="arguments">The operation with its arguments.</param>
    /// <param name="shape">The shape of its output.</param>
    /// <param name="cost">What it costs.</param>
    /// <param name="isIdentity">Whether it changes nothing.</param>
    public NodeRow(OperationArguments arguments, Shape shape, OperationCost cost, bool isIdentity = false)
    {
        Arguments = arguments;
        Shape = shape;
        Cost = cost;
        IsIdentity = isIdentity;
        Text = arguments.ToString();
        foreach (var letter in Text)
        {
            Hash = unchecked((Hash * 31) + letter);
        }
    }

    /// <summary>The operation with its arguments.</summary>
    public OperationArguments Arguments { get; }

    /// <summary>The operation with its arguments as it is written: operations are the same when their texts are.</summary>
    public string Text { get; }

    /// <summary>A number that is the same for the same text, in every process.</summary>
    public int Hash { get; }

    /// <summary>The shape of its output.</summary>
    public Shape Shape { get; }

    /// <summary>What it costs for one sample.</summary>
    public OperationCost Cost { get; }

    /// <summary>Whether it changes nothing, so that it is left out.</summary>
    public bool IsIdentity { get; }

    /// <summary>Makes the operation where it is written in C#; null for those of the catalogue, and where the code is not there.</summary>
    public Func<ExternNode, IExternOperation>? Extern { get; init; }
}
