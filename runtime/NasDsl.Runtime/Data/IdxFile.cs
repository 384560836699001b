using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.RegularExpressions;

namespace NasDsl.Data;

/// <summary>
/// Reads the format of the MNIST files (LeCun, Cortes and Burges): two zero bytes, a type, the number of axes, their lengths, the numbers, all most significant byte first. A row is one entry of
/// the first axis, then the entry of the file of labels beside it: <c>train-images-idx3-ubyte</c> has its labels in <c>train-labels-idx1-ubyte</c>. Files that end in <c>.gz</c> are unpacked.
/// </summary>
internal static partial class IdxFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="lastColumn">The last column that is asked for: labels are read only when the entries are not enough.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="NasException">It is no sound file of this format, or the labels are not.</exception>
    public static IEnumerable<IDataRow> Read(string path, int lastColumn)
    {
        var entries = ReadEntries(path, out var bytes);
        var width = entries.Length == 0 ? 0 : entries[0].Length;
        if (entries.Length == 0 || lastColumn < width)
        {
            return entries.Select((entry, row) => new NumberRow(path, row, entry));
        }

        var labels = ReadEntries(LabelsOf(path), out _);
        return labels.Length == entries.Length
            ? entries.Select((entry, row) => new NumberRow(path, row, [.. entry, .. labels[row]]))
            : throw bytes.Fail(4, $"as many entries as {LabelsOf(path)} has labels, {labels.Length}", $"{entries.Length}");
    }

    /// <summary>The file of labels that belongs to a file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <returns>The path of the labels.</returns>
    public static string LabelsOf(string path)
    {
        var name = Path.GetFileName(path);
        var labels = Axes().Replace(name.Replace("images", "labels", StringComparison.Ordinal), "idx1");
        return Path.Combine(Path.GetDirectoryName(path) ?? "", labels == name ? name + ".labels" : labels);
    }

    private static double[][] ReadEntries(string path, out DataBytes bytes)
    {
        bytes = new DataBytes(path, "idx", ReadAll(path));
        var head = bytes.Take(4, "the head").ToArray();
        if (head[0] != 0 || head[1] != 0 || SizeOf(head[2]) is not { } size || head[3] == 0)
        {
            throw bytes.Fail(0, "0, 0, a type from 8 to 14 and a number of axes", string.Join(", ", head));
        }

        var lengths = new long[head[3]];
        for (var axis = 0; axis < lengths.Length; axis++)
        {
            lengths[axis] = BinaryPrimitives.ReadUInt32BigEndian(bytes.Take(4, "the length of an axis"));
        }

        var width = lengths.Skip(1).Aggregate(1L, (product, length) => Math.Min(product * length, int.MaxValue));
        if (width * lengths[0] * size != bytes.Left)
        {
            throw bytes.Fail(bytes.Position, $"{lengths[0]} x {width} numbers of {size} bytes", $"{bytes.Left} bytes");
        }

        var entries = new double[lengths[0]][];
        for (var row = 0; row < entries.Length; row++)
        {
            entries[row] = new double[width];
            for (var i = 0; i < width; i++)
            {
                entries[row][i] = Number(head[2], bytes.Take(size, "a number"));
            }
        }

        return entries;
    }

    private static byte[] ReadAll(string path)
    {
        if (!path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            return File.ReadAllBytes(path);
        }

        using var packed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        try
        {
            packed.CopyTo(unpacked);
        }
        catch (InvalidDataException failure)
        {
            throw new IOException(failure.Message, failure);
        }

        return unpacked.ToArray();
    }

    private static int? SizeOf(byte type) => type switch
    {
        0x08 or 0x09 => 1,
        0x0B => 2,
        0x0C or 0x0D => 4,
        0x0E => 8,
        _ => null,
    };

    private static double Number(byte type, ReadOnlySpan<byte> bytes) => type switch
    {
        0x08 => bytes[0],
        0x09 => (sbyte)bytes[0],
        0x0B => BinaryPrimitives.ReadInt16BigEndian(bytes),
        0x0C => BinaryPrimitives.ReadInt32BigEndian(bytes),
        0x0D => BinaryPrimitives.ReadSingleBigEndian(bytes),
        _ => BinaryPrimitives.ReadDoubleBigEndian(bytes),
    };

    [GeneratedRegex("idx[0-9]+")]
    private static partial Regex Axes();
}
