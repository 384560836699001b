using System.Buffers.Binary;
using System.Globalization;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Text;

namespace NasDsl.Data;

/// <summary>The signals of a record, in formats 16 (words of two bytes) and 212 (two samples of 12 bits in three bytes).</summary>
internal sealed class WfdbRecord
{
    private const double DefaultGain = 200;

    private readonly List<(short[] Samples, double Gain, double Baseline, int Missing)> _signals = [];

    private WfdbRecord()
    {
    }

    /// <summary>How many signals there are.</summary>
    public int Count => _signals.Count;

    /// <summary>How many samples each has.</summary>
    public int Length => _signals.Min(signal => signal.Samples.Length);

    /// <summary>Reads a record.</summary>
    /// <param name="record">Its path without an extension.</param>
    /// <returns>The signals.</returns>
    /// <exception cref="NasException">The header or a file of samples is not sound.</exception>
    public static WfdbRecord Read(string record)
    {
        var path = record + ".hea";
        var lines = File.ReadAllLines(path).Select((text, i) => (Fields: text.Split(' ', '\t').Where(field => field.Length > 0).ToArray(), Line: i + 1))
            .Where(line => line.Fields.Length > 0 && !line.Fields[0].StartsWith('#')).ToArray();
        if (lines.Length == 0 || lines[0].Fields.Length < 2 || !int.TryParse(lines[0].Fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < 1)
        {
            throw Fail(path, lines.Length == 0 ? 1 : lines[0].Line, "the name of the record and the number of its signals");
        }

        if (lines.Length - 1 < count)
        {
            throw Fail(path, lines[^1].Line, $"a line for each of {count} signals");
        }

        var result = new WfdbRecord();
        foreach (var group in lines.Skip(1).Take(count).GroupBy(line => line.Fields[0]))
        {
            result.ReadGroup(path, Path.Combine(Path.GetDirectoryName(record) ?? "", group.Key), [.. group]);
        }

        return result;
    }

    /// <summary>A sample in physical units.</summary>
    /// <param name="signal">The signal.</param>
    /// <param name="sample">The number of the sample.</param>
    /// <returns>The value; not a number where the record has none.</returns>
    public double Value(int signal, int sample)
    {
        var (samples, gain, baseline, missing) = _signals[signal];
        return samples[sample] == missing ? double.NaN : (samples[sample] - baseline) / gain;
    }

    // Signals of one file take turns, sample by sample.
    private void ReadGroup(string header, string path, (string[] Fields, int Line)[] lines)
    {
        var format = lines[0].Fields.Length > 1 ? lines[0].Fields[1] : "";
        if (format is not ("16" or "212") || lines.Any(line => line.Fields.Length < 2 || line.Fields[1] != format))
        {
            throw Fail(header, lines[0].Line, "the format 16 or 212, the same for all signals of a file");
        }

        var all = format == "16" ? Read16(path) : Read212(path);
        for (var i = 0; i < lines.Length; i++)
        {
            var samples = new short[all.Length / lines.Length];
            for (var at = 0; at < samples.Length; at++)
            {
                samples[at] = all[(at * lines.Length) + i];
            }

            var (gain, baseline) = Scale(header, lines[i]);
            _signals.Add((samples, gain, baseline, format == "16" ? short.MinValue : -2048));
        }
    }

    // 200(1024)/mV: units of the converter for one of the physical unit, and the value of zero; without one it is the zero of the converter, two fields on.
    private static (double Gain, double Baseline) Scale(string header, (string[] Fields, int Line) line)
    {
        var text = line.Fields.Length > 2 ? line.Fields[2].Split('/')[0] : "0";
        var parts = text.TrimEnd(')').Split('(');
        var zero = parts.Length > 1 ? parts[1] : line.Fields.Length > 4 ? line.Fields[4] : "0";
        return double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var gain)
            && double.TryParse(zero, NumberStyles.Float, CultureInfo.InvariantCulture, out var baseline)
            ? (gain == 0 ? DefaultGain : gain, baseline)
            : throw Fail(header, line.Line, "a gain, such as 200(1024)/mV, and the zero of the converter");
    }

    private static short[] Read16(string path)
    {
        var bytes = new DataBytes(path, "16", File.ReadAllBytes(path));
        if (bytes.Left % 2 != 0)
        {
            throw bytes.Fail(bytes.Left - 1, "samples of two bytes", $"{bytes.Left} bytes");
        }

        var samples = new short[bytes.Left / 2];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = BinaryPrimitives.ReadInt16LittleEndian(bytes.Take(2, "a sample"));
        }

        return samples;
    }

    private static short[] Read212(string path)
    {
        var bytes = new DataBytes(path, "212", File.ReadAllBytes(path));
        if (bytes.Left % 3 != 0)
        {
            throw bytes.Fail(bytes.Left - (bytes.Left % 3), "pairs of samples in three bytes", $"{bytes.Left} bytes");
        }

        var samples = new short[bytes.Left / 3 * 2];
        for (var i = 0; i < samples.Length; i += 2)
        {
            var pair = bytes.Take(3, "two samples");
            samples[i] = Signed(pair[0] | ((pair[1] & 0x0F) << 8));
            samples[i + 1] = Signed(pair[2] | ((pair[1] & 0xF0) << 4));
        }

        return samples;
    }

    // Twelve bits, two's complement.
    private static short Signed(int bits) => (short)(bits >= 2048 ? bits - 4096 : bits);

    private static NasException Fail(string path, int line, string expected) =>
        NasException.Of(DiagnosticCatalog.DataHeaderMalformed, new SourceLocation(path, new LinePosition(line, 1)), expected);
}
