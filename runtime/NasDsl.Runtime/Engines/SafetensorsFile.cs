using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace NasDsl.Engines;

/// <summary>
/// Weights in the safetensors layout: 8 bytes with the length of a JSON header (little-endian), the header with type, shape and offsets of each tensor, then the numbers.
/// </summary>
public static class SafetensorsFile
{
    private const int MaximumHeader = 100_000_000;

    /// <summary>Writes weights; the file is complete or not there at all.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="weights">The weights.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, NetworkWeights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var temporary = path + ".partial";
        try
        {
            using (var file = File.Create(temporary))
            {
                Write(file, weights);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Reads weights.</summary>
    /// <param name="path">Where from.</param>
    /// <returns>The weights, in the order of their offsets.</returns>
    /// <exception cref="InvalidDataException">The file is not in the safetensors layout, or holds other than single-precision numbers.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static NetworkWeights Read(string path) => Parse(File.ReadAllBytes(path), path);

    /// <summary>Reads weights.</summary>
    /// <param name="stream">Where from, to its end.</param>
    /// <param name="name">The name of the file in messages.</param>
    /// <returns>The weights, in the order of their offsets.</returns>
    /// <exception cref="InvalidDataException">The bytes are not in the safetensors layout, or hold other than single-precision numbers.</exception>
    public static NetworkWeights Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return Parse(bytes.ToArray(), name);
    }

    /// <summary>Reads weights that are a resource of an assembly.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="name">The name of the resource.</param>
    /// <returns>The weights, in the order of their offsets.</returns>
    /// <exception cref="InvalidDataException">The assembly has no such resource, or it is not in the safetensors layout.</exception>
    public static NetworkWeights ReadResource(Assembly assembly, string name)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        using var stream = assembly.GetManifestResourceStream(name)
            ?? throw new InvalidDataException($"{assembly.GetName().Name} has no resource '{name}': it was built without these weights.");
        return Read(stream, name);
    }

    private static NetworkWeights Parse(byte[] bytes, string path)
    {
        if (bytes.Length < 8 || BinaryPrimitives.ReadUInt64LittleEndian(bytes) is var length && (length > MaximumHeader || length > (ulong)bytes.Length - 8))
        {
            throw new InvalidDataException($"{path} is not a safetensors file: its header does not fit into it.");
        }

        try
        {
            using var header = JsonDocument.Parse(bytes.AsMemory(8, (int)length));
            var data = bytes.AsMemory(8 + (int)length);
            return new NetworkWeights(
            [
                .. header.RootElement.EnumerateObject()
                    .Where(entry => entry.Name != "__metadata__")
                    .OrderBy(entry => entry.Value.GetProperty("data_offsets")[0].GetInt32())
                    .Select(entry => ReadTensor(path, entry, data.Span)),
            ]);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new InvalidDataException($"{path} is not a safetensors file: its header cannot be read.", exception);
        }
    }

    /// <summary>Writes weights.</summary>
    /// <param name="file">Where to.</param>
    /// <param name="weights">The weights.</param>
    public static void Write(Stream file, NetworkWeights weights)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(weights);
        using var header = new MemoryStream();
        using (var json = new Utf8JsonWriter(header))
        {
            json.WriteStartObject();
            var offset = 0L;
            foreach (var tensor in weights.Tensors)
            {
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", "F32");
                json.WriteStartArray("shape");
                foreach (var size in tensor.Shape)
                {
                    json.WriteNumberValue(size);
                }

                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                offset += 4L * tensor.Values.Length;
                json.WriteNumberValue(offset);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        // The reference implementation aligns the numbers to 8 bytes with spaces after the header.
        while (header.Length % 8 != 0)
        {
            header.WriteByte((byte)' ');
        }

        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        file.Write(length);
        header.WriteTo(file);
        foreach (var tensor in weights.Tensors)
        {
            file.Write(ToLittleEndian(tensor.Values));
        }
    }

    private static ReadOnlySpan<byte> ToLittleEndian(ImmutableArray<float> values)
    {
        if (BitConverter.IsLittleEndian)
        {
            return MemoryMarshal.AsBytes(values.AsSpan());
        }

        var bytes = new byte[4 * values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(4 * i), values[i]);
        }

        return bytes;
    }

    private static WeightTensor ReadTensor(string path, JsonProperty entry, ReadOnlySpan<byte> data)
    {
        var shape = entry.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32()).ToImmutableArray();
        var start = entry.Value.GetProperty("data_offsets")[0].GetInt32();
        var end = entry.Value.GetProperty("data_offsets")[1].GetInt32();
        var count = shape.Aggregate(1L, (product, size) => product * size);
        if (entry.Value.GetProperty("dtype").GetString() != "F32" || start < 0 || end > data.Length || end - start != 4 * count)
        {
            throw new InvalidDataException($"{path}: tensor '{entry.Name}' is not {count} single-precision numbers inside the file.");
        }

        var values = new float[count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(data.Slice(start + (4 * i), 4));
        }

        return new WeightTensor(entry.Name, shape, ImmutableCollectionsMarshal.AsImmutableArray(values));
    }
}
