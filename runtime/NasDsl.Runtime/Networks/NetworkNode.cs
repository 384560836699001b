using System.Collections.Immutable;
using NasDsl.Externs;
using NasDsl.Language.Catalog;

namespace NasDsl.Networks;

/// <summary>One operation of a network, with everything about it known.</summary>
/// <param name="Id">Its number: its place in <see cref="Network.Nodes"/>, from 1; 0 is the input of the network.</param>
/// <param name="Arguments">The operation and a value for each of its parameters.</param>
/// <param name="Inputs">The numbers of the nodes whose outputs it takes, all less than its own.</param>
/// <param name="Shape">The shape of its output for one sample.</param>
/// <param name="Cost">What it costs for one sample.</param>
public sealed record NetworkNode(
    int Id,
    OperationArguments Arguments,
    ImmutableArray<int> Inputs,
    Shape Shape,
    OperationCost Cost)
{
    /// <summary>The operation.</summary>
    public Operation Operation => Arguments.Operation;

    /// <summary>Makes the operation where it is written in C#; null for those of the catalogue, and where the code is not there.</summary>
    public Func<ExternNode, IExternOperation>? Extern { get; init; }
}
