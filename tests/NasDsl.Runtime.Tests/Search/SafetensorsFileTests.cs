using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using NasDsl.Engines;

namespace NasDsl.Runtime.Tests.Search;

/// <summary>
/// The files against the published layout, https://huggingface.co/docs/safetensors, with the checks of its reference implementation: header within its limits and padded,
/// offsets without holes and in order, lengths that fit type and shape.
/// </summary>
public sealed class SafetensorsFileTests : IDisposable
{
    private static readonly NetworkWeights Weights = new(
    [
        new WeightTensor("1.conv.weight", [2, 1, 1, 3], [1f, -2.5f, float.Epsilon, float.MaxValue, -0f, 0.1f]),
        new WeightTensor("1.conv.bias", [2], [3f, 4f]),
        new WeightTensor("2.scale \"é\"", [], [5f]),
    ]);

    private readonly string _directory = Directory.CreateTempSubdirectory("nasdsl").FullName;

    private string File => Path.Combine(_directory, "weights.safetensors");

    public void Dispose() => Directory.Delete(_directory, true);

    [Fact]
    public void The_bytes_are_those_of_the_published_layout()
    {
        SafetensorsFile.Write(File, Weights);
        var bytes = System.IO.File.ReadAllBytes(File);

        var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        Assert.Equal(0, (8 + length) % 8);
        Assert.Equal((byte)'{', bytes[8]);
        Assert.EndsWith("}", Encoding.UTF8.GetString(bytes, 8, length).TrimEnd(' '), StringComparison.Ordinal);

        using var header = JsonDocument.Parse(bytes.AsMemory(8, length));
        var data = bytes.AsSpan(8 + length);
        var end = 0;
        foreach (var (tensor, entry) in Weights.Tensors.Zip(header.RootElement.EnumerateObject()))
        {
            Assert.Equal(tensor.Name, entry.Name);
            Assert.Equal(["dtype", "shape", "data_offsets"], entry.Value.EnumerateObject().Select(part => part.Name));
            Assert.Equal("F32", entry.Value.GetProperty("dtype").GetString());
            Assert.Equal(tensor.Shape, entry.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32()));
            var offsets = entry.Value.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt32()).ToArray();
            Assert.Equal([end, end + (4 * tensor.Shape.Aggregate(1, (product, size) => product * size))], offsets);
            for (var i = 0; i < tensor.Values.Length; i++)
            {
                Assert.Equal(BitConverter.SingleToInt32Bits(tensor.Values[i]), BinaryPrimitives.ReadInt32LittleEndian(data[(end + (4 * i))..]));
            }

            end = offsets[1];
        }

        Assert.Equal(Weights.Tensors.Length, header.RootElement.EnumerateObject().Count());
        Assert.Equal(data.Length, end);
    }

    [Fact]
    public void A_file_that_others_wrote_is_read()
    {
        // The reference implementation writes metadata first, and tensors in any order of names.
        var header = Encoding.UTF8.GetBytes(
            """{"__metadata__":{"format":"pt"},"b":{"dtype":"F32","shape":[1],"data_offsets":[8,12]},"a":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]}}""");
        using var stream = new MemoryStream();
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
        Span<byte> number = stackalloc byte[4];
        foreach (var value in new[] { 1f, 2f, 3f })
        {
            BinaryPrimitives.WriteSingleLittleEndian(number, value);
            stream.Write(number);
        }

        stream.Position = 0;
        var read = SafetensorsFile.Read(stream, "other.safetensors");

        Assert.Equal(["a 2x1 1 2", "b 1 3"], read.Tensors.Select(tensor => $"{tensor.Name} {string.Join('x', tensor.Shape)} {string.Join(' ', tensor.Values)}"));
    }

    [Fact]
    public void What_is_written_is_read_to_the_bit()
    {
        SafetensorsFile.Write(File, Weights);

        Assert.Equal(Weights.Hash(), SafetensorsFile.Read(File).Hash());
    }

    [Theory]
    [InlineData(0, "does not fit")]
    [InlineData(20, "does not fit")]
    [InlineData(-4, "inside the file")]
    public void A_file_that_was_cut_off_is_said_to_be(int kept, string message)
    {
        SafetensorsFile.Write(File, Weights);
        var bytes = System.IO.File.ReadAllBytes(File);

        using var stream = new MemoryStream(bytes, 0, kept > 0 ? kept : kept == 0 ? 0 : bytes.Length + kept);

        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => SafetensorsFile.Read(stream, "cut.safetensors")).Message, StringComparison.Ordinal);
    }
}
