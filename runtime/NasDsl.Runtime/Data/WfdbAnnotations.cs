using System.Buffers.Binary;

namespace NasDsl.Data;

/// <summary>Reads annotations in the MIT format: words of 16 bits, of which 6 are a code and 10 the samples since the annotation before (annot(5)).</summary>
internal static class WfdbAnnotations
{
    private const int Skip = 59;
    private const int Number = 60;
    private const int Auxiliary = 63;

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its path.</param>
    /// <returns>The sample and the code of each annotation, in the order of time.</returns>
    /// <exception cref="NasException">The file is not sound.</exception>
    public static IReadOnlyList<(long Sample, int Code)> Read(string path)
    {
        var bytes = new DataBytes(path, "annotation", File.ReadAllBytes(path));
        var found = new List<(long, int)>();
        var sample = 0L;
        while (true)
        {
            var (code, interval) = Word(bytes);
            switch (code)
            {
                case 0 when interval == 0:
                    return found;
                case Skip:
                    // A long interval: its high half comes first.
                    var high = BinaryPrimitives.ReadInt16LittleEndian(bytes.Take(2, "a long interval"));
                    sample += (high << 16) + BinaryPrimitives.ReadUInt16LittleEndian(bytes.Take(2, "a long interval"));
                    break;
                case Auxiliary:
                    bytes.Take(interval + (interval % 2), "a text");
                    break;
                case >= Number:
                    break;
                default:
                    sample += interval;
                    found.Add((sample, code));
                    break;
            }
        }
    }

    /// <summary>Whether a code stands for a beat of the heart (isqrs of ecgmap.h).</summary>
    /// <param name="code">The code.</param>
    /// <returns>True for a beat.</returns>
    public static bool IsBeat(int code) => code is (>= 1 and <= 13) or 25 or 30 or 34 or 35 or 38 or 41;

    private static (int Code, int Interval) Word(DataBytes bytes)
    {
        var word = BinaryPrimitives.ReadUInt16LittleEndian(bytes.Take(2, "an annotation, or the zeros that end them,"));
        return (word >> 10, word & 0x3FF);
    }
}
