namespace NasDsl.Language.Catalog.Operations;

/// <summary>What operations on sequences take.</summary>
internal static class SequenceShape
{
    /// <summary>Checks that an input is a signal.</summary>
    /// <param name="name">The operation, for the message.</param>
    /// <param name="input">The shape of the input.</param>
    /// <returns>Why it is none, or null.</returns>
    public static ShapeResult? Check(string name, Shape input) => input.Rank switch
    {
        2 => null,
        1 => ShapeResult.Fail($"'{name}' takes a signal, and gets a vector of {input}; put it before globalavgpool and flatten, and behind gru and lstm only with sequence: true"),
        _ => ShapeResult.Fail($"'{name}' takes a signal, and gets an image of {input}; declare the input as signal(length, channels)"),
    };
}
