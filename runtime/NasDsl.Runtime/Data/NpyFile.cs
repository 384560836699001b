using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NasDsl.Data;

/// <summary>
/// Reads arrays as NumPy saves them (numpy.lib.format, versions 1 to 3): numbers, truth values, either order of bytes, in C order. A row is one entry of the first axis.
/// </summary>
internal static partial class NpyFile
{
    private const int MaximumHeader = 1 << 16;

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its path.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="NasException">It is no sound file of this format.</exception>
    public static IEnumerable<IDataRow> Read(string path)
    {
        var bytes = new DataBytes(path, "npy", File.ReadAllBytes(path));
        var (type, shape) = ReadHeader(bytes);
        var read = ReaderOf(type[1..]) ?? throw bytes.Fail(10, "numbers of type b1, i1 to i8, u1 to u8, f4 or f8", $"'{type}'");
        var size = type[^1] - '0';
        var width = shape.Skip(1).Aggregate(1L, (product, length) => product * length);
        if (width * shape[0] * size != bytes.Left)
        {
            throw bytes.Fail(bytes.Position, $"{shape[0]} x {width} numbers of {size} bytes", $"{bytes.Left} bytes");
        }

        return Rows(path, bytes, read, (int)shape[0], (int)width, size, type[0] == '>');
    }

    private static IEnumerable<IDataRow> Rows(string path, DataBytes bytes, Func<byte[], double> read, int count, int width, int size, bool isBigEndian)
    {
        var one = new byte[size];
        for (var row = 0; row < count; row++)
        {
            var numbers = new double[width];
            for (var i = 0; i < width; i++)
            {
                bytes.Take(size, "a number").CopyTo(one);
                if (isBigEndian)
                {
                    Array.Reverse(one);
                }

                numbers[i] = read(one);
            }

            yield return new NumberRow(path, row, numbers);
        }
    }

    private static (string Type, long[] Shape) ReadHeader(DataBytes bytes)
    {
        // The first byte is no character of UTF-8.
        if (bytes.Take(6, "the mark") is not [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'])
        {
            throw bytes.Fail(0, "the mark of NumPy", "something else");
        }

        var version = bytes.Take(2, "the version")[0];
        if (version is < 1 or > 3)
        {
            throw bytes.Fail(6, "version 1, 2 or 3", $"version {version}");
        }

        var length = version == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(bytes.Take(2, "the length of the header")) : BinaryPrimitives.ReadUInt32LittleEndian(bytes.Take(4, "the length of the header"));
        var start = bytes.Position;
        if (length > MaximumHeader)
        {
            throw bytes.Fail(start, $"a header of at most {MaximumHeader} bytes", $"one of {length} bytes");
        }

        var header = Encoding.UTF8.GetString(bytes.Take((int)length, "the header"));
        var type = Type().Match(header);
        var shape = Shape().Match(header);
        if (!type.Success || !shape.Success || !header.Contains("'fortran_order'", StringComparison.Ordinal))
        {
            throw bytes.Fail(start, "a header with 'descr', 'fortran_order' and 'shape'", $"'{header.Trim()}'");
        }

        if (Fortran().IsMatch(header))
        {
            throw bytes.Fail(start, "an array in C order", "one in Fortran order; save numpy.ascontiguousarray of it");
        }

        var lengths = shape.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= int.MaxValue ? number : -1).ToArray();
        return lengths.Length == 0 || lengths.Contains(-1)
            ? throw bytes.Fail(start, "a shape with at least one axis", $"({shape.Groups[1].Value})")
            : (type.Groups[1].Value, lengths);
    }

    private static Func<byte[], double>? ReaderOf(string type) => type switch
    {
        "b1" or "u1" => bytes => bytes[0],
        "i1" => bytes => (sbyte)bytes[0],
        "i2" => bytes => BinaryPrimitives.ReadInt16LittleEndian(bytes),
        "u2" => bytes => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        "i4" => bytes => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        "u4" => bytes => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        "i8" => bytes => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        "u8" => bytes => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        "f4" => bytes => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        "f8" => bytes => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        _ => null,
    };

    [GeneratedRegex("'descr':\\s*'([<>|=][a-z][0-9])'")]
    private static partial Regex Type();

    [GeneratedRegex("'shape':\\s*\\(([^)]*)\\)")]
    private static partial Regex Shape();

    [GeneratedRegex("'fortran_order':\\s*True")]
    private static partial Regex Fortran();
}
