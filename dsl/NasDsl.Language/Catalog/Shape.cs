using System.Globalization;

namespace NasDsl.Language.Catalog;

/// <summary>
/// The shape of one sample between two operations: an image (height x width x channels), a signal (length x channels), a vector, or tokens. Channels are innermost.
/// </summary>
public readonly record struct Shape
{
    private readonly int _height;
    private readonly int _width;
    private readonly int _channels;

    private Shape(int rank, int height, int width, int channels, int vocabulary = 0)
    {
        Rank = rank;
        _height = height;
        _width = width;
        _channels = channels;
        Vocabulary = vocabulary;
    }

    /// <summary>3 for an image, 2 for a signal or tokens, 1 for a vector, 0 for the default value.</summary>
    public int Rank { get; }

    /// <summary>The height of an image, else 1.</summary>
    public int Height => _height;

    /// <summary>The width of an image, the length of a signal, else 1.</summary>
    public int Width => _width;

    /// <summary>The channels of an image or a signal, the length of a vector.</summary>
    public int Channels => _channels;

    /// <summary>How many different tokens there are; 0 for what is no tokens.</summary>
    public int Vocabulary { get; }

    /// <summary>Whether the numbers are those of tokens: whole numbers from 0 that stand for words, letters or codes, and that nothing can be computed with.</summary>
    public bool IsTokens => Vocabulary > 0;

    /// <summary>Height times width: 1 for a vector.</summary>
    public int Positions => _height * _width;

    /// <summary>How many numbers there are.</summary>
    public int Size => _height * _width * _channels;

    /// <summary>Makes the shape of an image.</summary>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="channels">Numbers at each place.</param>
    /// <returns>The shape.</returns>
    public static Shape Image(int height, int width, int channels) => new(3, height, width, channels);

    /// <summary>Makes the shape of a signal.</summary>
    /// <param name="length">Places.</param>
    /// <param name="channels">Numbers at each place.</param>
    /// <returns>The shape.</returns>
    public static Shape Signal(int length, int channels) => new(2, 1, length, channels);

    /// <summary>Makes the shape of a vector.</summary>
    /// <param name="length">How many numbers.</param>
    /// <returns>The shape.</returns>
    public static Shape Vector(int length) => new(1, 1, 1, length);

    /// <summary>Makes the shape of tokens.</summary>
    /// <param name="length">Places, with one token each.</param>
    /// <param name="vocabulary">How many different tokens there are.</param>
    /// <returns>The shape.</returns>
    public static Shape Tokens(int length, int vocabulary) => new(2, 1, length, 1, vocabulary);

    /// <summary>The same shape with other channels (another length for a vector).</summary>
    /// <param name="channels">The new number.</param>
    /// <returns>The shape.</returns>
    public Shape WithChannels(int channels) => new(Rank, _height, _width, channels);

    /// <summary>The same shape with another height and width.</summary>
    /// <param name="height">The new height; 1 for a signal.</param>
    /// <param name="width">The new width.</param>
    /// <returns>The shape.</returns>
    public Shape WithPositions(int height, int width) => new(Rank, height, width, _channels);

    /// <summary>The shape as messages and snapshots write it: <c>8x8x16</c>, <c>256x4</c>, <c>10</c> or <c>tokens(12,100)</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Rank switch
    {
        2 when IsTokens => string.Format(CultureInfo.InvariantCulture, "tokens({0},{1})", _width, Vocabulary),
        3 => string.Format(CultureInfo.InvariantCulture, "{0}x{1}x{2}", _height, _width, _channels),
        2 => string.Format(CultureInfo.InvariantCulture, "{0}x{1}", _width, _channels),
        1 => _channels.ToString(CultureInfo.InvariantCulture),
        _ => "",
    };
}
