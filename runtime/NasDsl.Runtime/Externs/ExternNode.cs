using NasDsl.Language.Catalog;

namespace NasDsl.Externs;

/// <summary>A place of a network that an operation written in C# computes.</summary>
public sealed class ExternNode
{
    /// <summary>Takes a place.</summary>
    /// <param name="arguments">The operation, which is an extern one, with a value for each of its parameters.</param>
    /// <param name="input">The shape of the input for one sample.</param>
    /// <param name="output">The shape of the output for one sample.</param>
    /// <exception cref="ArgumentException">The operation is one of the catalogue.</exception>
    public ExternNode(OperationArguments arguments, Shape input, Shape output)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        Operation = arguments.Operation as ExternOperation ?? throw new ArgumentException($"{arguments.Operation.Name} is not written in C#.", nameof(arguments));
        Arguments = arguments;
        Input = input;
        Output = output;
        WeightCounts = Operation.WeightCounts(input, arguments);
    }

    /// <summary>The operation.</summary>
    public ExternOperation Operation { get; }

    /// <summary>A value for each parameter.</summary>
    public OperationArguments Arguments { get; }

    /// <summary>The shape of the input for one sample.</summary>
    public Shape Input { get; }

    /// <summary>The shape of the output for one sample.</summary>
    public Shape Output { get; }

    /// <summary>How many numbers each of the declared weights has.</summary>
    public IReadOnlyList<int> WeightCounts { get; }
}
