using NasDsl.Language.Diagnostics;
using NasDsl.Language.Text;

namespace NasDsl.Data;

/// <summary>The bytes of a binary file of data, read in order. What does not fit its format is told with the offset.</summary>
/// <param name="path">The name of the file.</param>
/// <param name="format">The name of the format in messages.</param>
/// <param name="bytes">The bytes.</param>
internal sealed class DataBytes(string path, string format, byte[] bytes)
{
    /// <summary>Where the next byte is.</summary>
    public int Position { get; private set; }

    /// <summary>How many bytes are left.</summary>
    public int Left => bytes.Length - Position;

    /// <summary>Takes bytes.</summary>
    /// <param name="count">How many.</param>
    /// <param name="what">What they are, for the message when the file ends before.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="NasException">The file ends before.</exception>
    public ReadOnlySpan<byte> Take(int count, string what)
    {
        if (count > Left)
        {
            throw Fail(bytes.Length, $"{what} of {count} bytes from {Position} on", "the end of the file");
        }

        Position += count;
        return bytes.AsSpan(Position - count, count);
    }

    /// <summary>The file is not what its format asks for.</summary>
    /// <param name="offset">Where.</param>
    /// <param name="expected">What should be there.</param>
    /// <param name="found">What is there.</param>
    /// <returns>The exception.</returns>
    public NasException Fail(int offset, string expected, string found) =>
        NasException.Of(DiagnosticCatalog.DataFileMalformed, new SourceLocation(path, new LinePosition(1, 1)), format, offset, expected, found);
}
