using NasDsl.Data;
using NasDsl.Language.Catalog;
using NasDsl.Networks;

namespace NasDsl.Engine;

/// <summary>Refuses rows that a network does not take.</summary>
internal static class InputRows
{
    /// <summary>Checks the shape of rows.</summary>
    /// <param name="network">The network.</param>
    /// <param name="rows">The rows.</param>
    /// <exception cref="ArgumentException">The network does not take them.</exception>
    public static void Check(Network network, Dataset rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.InputShape != network.Input)
        {
            throw new ArgumentException($"The network takes {network.Input}, and the rows are {rows.InputShape}.", nameof(rows));
        }
    }

    /// <summary>Counts rows that lie one after another.</summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">How many numbers go in.</param>
    /// <param name="outputs">For how many numbers there is room.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="ArgumentException">These are not whole rows, or not as many.</exception>
    public static int Count(Network network, int inputs, int outputs)
    {
        var (rows, rest) = Math.DivRem(inputs, network.Input.Size);
        return rest == 0 && outputs == rows * (long)network.Output.Size
            ? rows
            : throw new ArgumentException(
                $"The network takes {network.Input.Size} numbers and gives {network.Output.Size} for each row, so {inputs} and {outputs} do not go together.",
                nameof(inputs));
    }

    /// <summary>Checks tokens: they are read as places of a table, so that none may lie outside of it.</summary>
    /// <param name="input">The shape of an input that has tokens.</param>
    /// <param name="tokens">The numbers.</param>
    /// <exception cref="ArgumentException">One is not of the vocabulary.</exception>
    public static void CheckTokens(Shape input, ReadOnlySpan<float> tokens)
    {
        foreach (var token in tokens)
        {
            if (!(token >= 0 && token < input.Vocabulary && MathF.Floor(token) == token))
            {
                throw new ArgumentException($"The network takes tokens, which are whole numbers from 0 to {input.Vocabulary - 1}, and gets {token}.", nameof(tokens));
            }
        }
    }
}
