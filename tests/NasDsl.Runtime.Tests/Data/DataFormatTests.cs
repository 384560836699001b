using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using NasDsl.Data;
using NasDsl.Externs;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Tests.Shared;

namespace NasDsl.Runtime.Tests.Data;

/// <summary>Formats other than CSV, from small files that the tests write byte by byte.</summary>
public sealed class DataFormatTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("nasdsl").FullName;

    public void Dispose() => Directory.Delete(_directory, true);

    [Fact]
    public void A_table_has_tabs_and_may_have_a_header()
    {
        Write("t.tsv", "left\tright\tdigit\n1\t2\t0\n3\t4\t2\n");
        var rows = Load("table", "t.tsv");
        Assert.Equal([1f, 2f, 3f, 4f], rows.Inputs.ToArray());
        Assert.Equal([0f, 2f], rows.Targets.ToArray());
    }

    [Fact]
    public void A_mistake_in_a_table_is_told_at_its_line_and_column()
    {
        Write("t.tsv", "1\t2\t0\n1\ttwo, or so\t0\n");
        Assert.Equal(Path.Combine(_directory, "t.tsv") + "(2,3): error NAS7006: 'two, or so' is not a number; column 1 belongs to 'pixels' and takes numbers.", Fail("table", "t.tsv"));
    }

    [Theory]
    [InlineData("<f4")]
    [InlineData(">f4")]
    [InlineData("<f8")]
    [InlineData(">i2")]
    [InlineData("<i8")]
    [InlineData("|u1")]
    [InlineData("<u4")]
    public void Npy_files_hold_numbers_of_any_type(string type)
    {
        Write("a.npy", Npy(type, "(2, 3)", [1, 2, 0, 3, 4, 2]));
        var rows = Load("npy", "a.npy");
        Assert.Equal([1f, 2f, 3f, 4f], rows.Inputs.ToArray());
        Assert.Equal([0f, 2f], rows.Targets.ToArray());
    }

    [Theory]
    [InlineData("", "at byte 0 there should be the mark of 6 bytes from 0 on, and there is the end of the file.")]
    [InlineData("shape (2, 4)", "at byte 128 there should be 2 x 4 numbers of 4 bytes, and there is 24 bytes.")]
    [InlineData("type <c8", "at byte 10 there should be numbers of type b1, i1 to i8, u1 to u8, f4 or f8, and there is '<c8'.")]
    [InlineData("fortran", "at byte 10 there should be an array in C order, and there is one in Fortran order; save numpy.ascontiguousarray of it.")]
    [InlineData("mark", "at byte 0 there should be the mark of NumPy, and there is something else.")]
    [InlineData("cut", "at byte 60 there should be the header of 118 bytes from 10 on, and there is the end of the file.")]
    [InlineData("shape ()", "at byte 10 there should be a shape with at least one axis, and there is ().")]
    [InlineData("empty", "The file has no rows; 'Digits' needs rows of at least 3 columns.")]
    [InlineData("narrow", "The rows have 2 columns, 0 to 1; 'digit' is declared as column 2.")]
    [InlineData("NaN", "'NaN' is not a finite number; column 1 belongs to 'pixels', and no network can learn from it.")]
    [InlineData("label", "'3' is not a class of 'digit', which is declared as class(3): whole numbers 0 to 2.")]
    public void A_broken_npy_file_is_told_with_the_offset(string flaw, string message)
    {
        double[] numbers = [1, 2, 0, 3, 4, 2];
        Write("a.npy", flaw switch
        {
            "" => [],
            "shape (2, 4)" => Npy("<f4", "(2, 4)", numbers),
            "type <c8" => Npy("<c8", "(2, 3)", numbers),
            "fortran" => Npy("<f4", "(2, 3)", numbers, "True"),
            "mark" => Encoding.ASCII.GetBytes("1,2,0\n1,2,0\n"),
            "cut" => Npy("<f4", "(2, 3)", numbers)[..60],
            "shape ()" => Npy("<f4", "()", [1]),
            "empty" => Npy("<f4", "(0, 3)", []),
            "narrow" => Npy("<f4", "(3, 2)", numbers),
            "NaN" => Npy("<f4", "(2, 3)", [1, double.NaN, 0, 3, 4, 2]),
            _ => Npy("<f4", "(2, 3)", [1, 2, 3, 3, 4, 2]),
        });

        Assert.EndsWith(message, Fail("npy", "a.npy"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("train-images-idx3-ubyte", "train-labels-idx1-ubyte", false)]
    [InlineData("digits.idx", "digits.idx.labels", false)]
    [InlineData("t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz", true)]
    public void Idx_files_have_their_labels_beside_them(string images, string labels, bool isPacked)
    {
        byte[] pixels = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 1, 2, 3, 4];
        byte[] classes = [0, 0, 8, 1, 0, 0, 0, 2, 0, 2];
        Write(images, isPacked ? Pack(pixels) : pixels);
        Write(labels, isPacked ? Pack(classes) : classes);
        var rows = Load("idx", images);
        Assert.Equal([1f, 2f, 3f, 4f], rows.Inputs.ToArray());
        Assert.Equal([0f, 2f], rows.Targets.ToArray());
    }

    [Fact]
    public void Idx_files_of_floats_can_have_the_target_in_the_entries()
    {
        var bytes = new List<byte> { 0, 0, 13, 2, 0, 0, 0, 1, 0, 0, 0, 3 };
        foreach (var number in new[] { 0.5f, -1f, 2f })
        {
            var one = new byte[4];
            BinaryPrimitives.WriteSingleBigEndian(one, number);
            bytes.AddRange(one);
        }

        Write("x.idx", [.. bytes]);
        Assert.Equal([0.5f, -1f], Load("idx", "x.idx").Inputs.ToArray());
    }

    [Theory]
    [InlineData(new byte[] { 1, 2, 3 }, "at byte 3 there should be the head of 4 bytes from 0 on, and there is the end of the file.")]
    [InlineData(new byte[] { 0, 0, 7, 1, 0, 0, 0, 1, 1 }, "at byte 0 there should be 0, 0, a type from 8 to 14 and a number of axes, and there is 0, 0, 7, 1.")]
    [InlineData(new byte[] { 0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 2, 1, 2, 3 }, "at byte 12 there should be 2 x 2 numbers of 1 bytes, and there is 3 bytes.")]
    [InlineData(new byte[] { 0, 0, 8, 2, 255, 255, 255, 255, 255, 255, 255, 255, 1 }, "at byte 12 there should be 4294967295 x 2147483647 numbers of 1 bytes, and there is 1 bytes.")]
    [InlineData(new byte[] { 0, 0, 8, 2, 0, 0, 0, 1, 0, 0, 0, 2, 1, 2 }, "x-labels has labels, 3, and there is 1.")]
    public void A_broken_idx_file_is_told_with_the_offset(byte[] bytes, string message)
    {
        Write("x-images", bytes);
        Write("x-labels", [0, 0, 8, 1, 0, 0, 0, 3, 0, 1, 2]);
        Assert.EndsWith(message, Fail("idx", "x-images"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_of_labels_is_named()
    {
        Write("x-images", [0, 0, 8, 2, 0, 0, 0, 1, 0, 0, 0, 2, 1, 2]);
        var message = Fail("idx", "x-images");
        Assert.Contains("NAS7001", message, StringComparison.Ordinal);
        Assert.Contains("x-labels", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("16")]
    [InlineData("212")]
    public void Wfdb_records_give_windows_around_beats(string format)
    {
        WriteRecord(format);
        var rows = Load("wfdb", "100", Signals());

        // Beats at 1 (whose window would begin before the record), 4 (normal) and 9 (ventricular); the change of rhythm at 6 is no beat.
        Assert.Equal([1f, 5f], rows.Targets.ToArray());
        Assert.Equal(Shape.Signal(4, 2), rows.InputShape);
        Assert.Equal([2f, -1f, 3f, -1.5f, 4f, -2f, 5f, -2.5f], rows.Inputs.Span[..8].ToArray());
        Assert.Equal(7f, rows.Inputs.Span[8]);
    }

    [Fact]
    public void A_folder_of_wfdb_records_is_read_in_the_order_of_its_list()
    {
        WriteRecord("212");
        Write("RECORDS", "100\n100\n");
        Assert.Equal([1f, 5f, 1f, 5f], Load("wfdb", ".", Signals()).Targets.ToArray());
    }

    [Theory]
    [InlineData("100 2 360\n100.dat 310 1\n100.dat 310 1\n", "100.hea(2,1): error NAS7012: This line should have the format 16 or 212, the same for all signals of a file.")]
    [InlineData("100 two\n", "100.hea(1,1): error NAS7012: This line should have the name of the record and the number of its signals.")]
    [InlineData("# nothing\n", "100.hea(1,1): error NAS7012: This line should have the name of the record and the number of its signals.")]
    [InlineData("100 2 360\n100.dat 16 1\n", "100.hea(2,1): error NAS7012: This line should have a line for each of 2 signals.")]
    [InlineData("100 1 360\n100.dat 16 much\n", "100.hea(2,1): error NAS7012: This line should have a gain, such as 200(1024)/mV, and the zero of the converter.")]
    [InlineData("100 1 360\n100.dat 212 1\n", "100.dat(1,1): error NAS7011: This is no sound 212 file: at byte 48 there should be pairs of samples in three bytes, and there is 50 bytes.")]
    public void A_broken_record_is_told_at_its_line(string header, string message)
    {
        WriteRecord("16");
        Write("100.dat", new byte[50]);
        Write("100.hea", header);
        Assert.EndsWith(message, Fail("wfdb", "100", Signals()), StringComparison.Ordinal);
    }

    [Fact]
    public void Annotations_that_end_early_are_told_with_the_offset()
    {
        WriteRecord("16");
        Write("100.atr", [4, 4]);
        Assert.EndsWith("at byte 2 there should be an annotation, or the zeros that end them, of 2 bytes from 2 on, and there is the end of the file.", Fail("wfdb", "100", Signals()), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_code_are_checked_like_those_of_files()
    {
        var library = ExternLibrary.Empty
            .WithData("Good", directory => [[1, 2, 0], [3, 4, directory.Length > 0 ? 2 : 9]])
            .WithData("Ragged", _ => [[1, 2, 0], [3, 4]])
            .WithData("None", _ => [])
            .WithData("Throws", _ => throw new InvalidOperationException("No scanner."))
            .WithData("Breaks", _ => Enumerable.Range(0, 3).Select(row => row < 2 ? new double[] { 1, 2, row } : throw new FormatException("Broken.")));
        Assert.Equal([1f, 2f, 3f, 4f], Load("extern", "Good", externs: library).Inputs.ToArray());
        Assert.Equal("Ragged(2,3): error NAS7004: This row has 2 columns, the rows before it have 3.", Fail("extern", "Ragged", externs: library));
        Assert.Contains("NAS7003", Fail("extern", "None", externs: library), StringComparison.Ordinal);
        Assert.EndsWith("NAS7066: The rows of 'Digits' cannot be read: 'Throws' threw InvalidOperationException: No scanner.", Fail("extern", "Throws", externs: library), StringComparison.Ordinal);
        Assert.EndsWith("'Breaks' threw FormatException: Broken.", Fail("extern", "Breaks", externs: library), StringComparison.Ordinal);
        Assert.Contains("NAS7065", Fail("extern", "Other", externs: library), StringComparison.Ordinal);
    }

    private static DataModel Model(string kind, string path) => DigitsModel.Create().Data[0] with
    {
        Source = new DataSourceModel(kind, path, default),
        Input = new InputModel("pixels", 0, 1, Shape.Image(1, 2, 1), 1, default),
        Target = new TargetModel("digit", 2, TargetKind.Class, 3, default),
    };

    private static DataModel Signals() => Model("wfdb", "") with
    {
        Input = new InputModel("beat", 0, 7, Shape.Signal(4, 2), 1, default),
        Target = new TargetModel("kind", 8, TargetKind.Class, 42, default),
    };

    private static byte[] Npy(string type, string shape, double[] numbers, string fortran = "False")
    {
        var header = $"{{'descr': '{type}', 'fortran_order': {fortran}, 'shape': {shape}, }}".PadRight(117) + "\n";
        var bytes = new List<byte> { 0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0, (byte)header.Length, 0 };
        bytes.AddRange(Encoding.ASCII.GetBytes(header));
        foreach (var number in numbers)
        {
            var one = type[1..] switch
            {
                "f4" => BitConverter.GetBytes((float)number),
                "f8" => BitConverter.GetBytes(number),
                "i2" => BitConverter.GetBytes((short)number),
                "i8" => BitConverter.GetBytes((long)number),
                "u4" => BitConverter.GetBytes((uint)number),
                _ => [(byte)number],
            };
            bytes.AddRange(type[0] == '>' ? one.Reverse() : one);
        }

        return [.. bytes];
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionMode.Compress))
        {
            zip.Write(bytes);
        }

        return packed.ToArray();
    }

    // Twelve samples: the first signal counts up in steps of 10 around 100 with a gain of 10, the second down by a gain of 2 from the zero of the converter.
    private void WriteRecord(string format)
    {
        Write("100.hea", $"# a comment\n100 2 360 12\n100.dat {format} 10(100)/mV 11 100 0 0 0 I\n100.dat {format} 2 11 0 0 0 0 V5\n");
        var samples = Enumerable.Range(0, 12).SelectMany(i => new[] { 100 + (10 * i), 2 - (i + 2) }).ToArray();
        var bytes = new List<byte>();
        for (var i = 0; i < samples.Length; i += 2)
        {
            var (first, second) = (samples[i] & 0xFFFF, samples[i + 1] & 0xFFFF);
            bytes.AddRange(format == "16"
                ? [(byte)first, (byte)(first >> 8), (byte)second, (byte)(second >> 8)]
                : new[] { (byte)first, (byte)(((first >> 8) & 15) | ((second >> 4) & 0xF0)), (byte)second });
        }

        Write("100.dat", [.. bytes]);
        var words = new List<byte>();
        void Annotate(int code, int interval) => words.AddRange([(byte)interval, (byte)((code << 2) | (interval >> 8))]);
        Annotate(1, 1);
        Annotate(59, 0);
        words.AddRange([0, 0, 3, 0]);
        Annotate(1, 0);
        Annotate(28, 2);
        Annotate(63, 3);
        words.AddRange([(byte)'(', (byte)'N', 0, 0]);
        Annotate(5, 3);
        Annotate(0, 0);
        Write("100.atr", [.. words]);
    }

    private Dataset Load(string kind, string path, DataModel? model = null, ExternLibrary? externs = null) =>
        DatasetLoader.Load((model ?? Model(kind, path)) with { Source = new DataSourceModel(kind, path, default) }, _directory, externs);

    private string Fail(string kind, string path, DataModel? model = null, ExternLibrary? externs = null) =>
        Assert.Single(Assert.Throws<NasException>(() => Load(kind, path, model, externs)).Diagnostics).ToString() ?? "";

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_directory, name), text);

    private void Write(string name, byte[] bytes) => File.WriteAllBytes(Path.Combine(_directory, name), bytes);
}
