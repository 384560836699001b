using NasDsl.Data;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Tests.Shared;

namespace NasDsl.Runtime.Tests.Data;

public sealed class DatasetLoaderTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("nasdsl").FullName;

    private static DataModel Model { get; } = DigitsModel.Create().Data[0] with
    {
        Source = new DataSourceModel("csv", "rows.csv", default),
        Input = new InputModel("pixels", 0, 1, Shape.Image(1, 2, 1), 2, default),
        Target = new TargetModel("digit", 2, TargetKind.Class, 3, default),
    };

    public void Dispose() => Directory.Delete(_directory, true);

    [Fact]
    public void The_digits_are_all_there()
    {
        var rows = DatasetLoader.Load(DigitsModel.Create().Data[0], AppContext.BaseDirectory);
        Assert.Equal(1797, rows.Count);
        Assert.Equal(Shape.Image(8, 8, 1), rows.InputShape);
        Assert.Equal(5f / 16, rows.Inputs.Span[2]);
        Assert.Equal([0f, 1f, 2f], rows.Targets[..3].ToArray());
    }

    [Fact]
    public void Inputs_are_divided_and_targets_are_not()
    {
        var rows = Load("1,2,0\n3, 4e0 ,2\n");
        Assert.Equal([0.5f, 1f, 1.5f, 2f], rows.Inputs.ToArray());
        Assert.Equal([0f, 2f], rows.Targets.ToArray());
    }

    [Theory]
    [InlineData("left,right,digit\n1,2,0\n")]
    [InlineData("\n1,2,0\n\n")]
    [InlineData("1,2,0")]
    [InlineData("\"1\",\"2\",0\r\n")]
    [InlineData("\uFEFF1,2,0\n")]
    public void Headers_empty_lines_quotes_and_line_ends_are_no_rows(string text)
    {
        Assert.Equal([0.5f, 1f], Load(text).Inputs.ToArray());
    }

    [Theory]
    [InlineData("", 1, 1, "NAS7003", "The file has no rows; 'Digits' needs rows of at least 3 columns.")]
    [InlineData("left,right,digit\n", 1, 1, "NAS7003", "The file has no rows; 'Digits' needs rows of at least 3 columns.")]
    [InlineData("1,2,0\n1,2\n", 2, 4, "NAS7004", "This row has 2 columns, the rows before it have 3.")]
    [InlineData("1,2,0\n1,2,0,9\n", 2, 7, "NAS7004", "This row has 4 columns, the rows before it have 3.")]
    [InlineData("1,2\n3,4\n", 1, 4, "NAS7005", "The rows have 2 columns, 0 to 1; 'digit' is declared as column 2.")]
    [InlineData("1\n3\n", 1, 2, "NAS7005", "The rows have 1 columns, 0 to 0; 'pixels' is declared as column 1.")]
    [InlineData("1,2,0\n1,two,0\n", 2, 3, "NAS7006", "'two' is not a number; column 1 belongs to 'pixels' and takes numbers.")]
    [InlineData("1,2,0\n1,,0\n", 2, 3, "NAS7006", "'' is not a number; column 1 belongs to 'pixels' and takes numbers.")]
    [InlineData("1,2,0\n\n1,\"2,0\n1,2,0\n", 3, 7, "NAS7004", "This row has 2 columns, the rows before it have 3.")]
    [InlineData("1,2,0\n1,NaN,0\n", 2, 3, "NAS7007", "'NaN' is not a finite number; column 1 belongs to 'pixels', and no network can learn from it.")]
    [InlineData("1,2,0\n-Infinity,2,0\n", 2, 1, "NAS7007", "'-Infinity' is not a finite number; column 0 belongs to 'pixels', and no network can learn from it.")]
    [InlineData("1,2,0\n1,1e300,0\n", 2, 3, "NAS7007", "'1e300' is not a finite number; column 1 belongs to 'pixels', and no network can learn from it.")]
    [InlineData("1,2,0\n1,2,3\n", 2, 5, "NAS7008", "'3' is not a class of 'digit', which is declared as class(3): whole numbers 0 to 2.")]
    [InlineData("1,2,0\n1,2,-1\n", 2, 5, "NAS7008", "'-1' is not a class of 'digit', which is declared as class(3): whole numbers 0 to 2.")]
    [InlineData("1,2,0\n1,2,1.5\n", 2, 5, "NAS7008", "'1.5' is not a class of 'digit', which is declared as class(3): whole numbers 0 to 2.")]
    public void A_mistake_in_the_file_is_told_at_its_line_and_column(string text, int line, int column, string id, string message)
    {
        var failure = Assert.Throws<NasException>(() => Load(text));
        var diagnostic = Assert.Single(failure.Diagnostics);
        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(message, diagnostic.Message);
        Assert.Equal(Path.Combine(_directory, "rows.csv"), diagnostic.Location.Path);
        Assert.Equal((line, column), (diagnostic.Location.Start.Line, diagnostic.Location.Start.Column));
    }

    [Theory]
    [InlineData("3", "'3' is not a token of 'words', which is declared with a vocabulary of 3: whole numbers 0 to 2.")]
    [InlineData("-1", "'-1' is not a token of 'words', which is declared with a vocabulary of 3: whole numbers 0 to 2.")]
    [InlineData("0.5", "'0.5' is not a token of 'words', which is declared with a vocabulary of 3: whole numbers 0 to 2.")]
    public void What_is_no_token_is_told_at_its_line_and_column(string token, string message)
    {
        var model = Model with { Input = new InputModel("words", 0, 1, Shape.Tokens(2, 3), 1, default) };
        File.WriteAllText(Path.Combine(_directory, "rows.csv"), "0,2,1\n");
        Assert.Equal([0f, 2f], DatasetLoader.Load(model, _directory).Inputs.ToArray());

        File.WriteAllText(Path.Combine(_directory, "rows.csv"), $"0,2,1\n1,{token},0\n");
        var diagnostic = Assert.Single(Assert.Throws<NasException>(() => DatasetLoader.Load(model, _directory)).Diagnostics);
        Assert.Equal("NAS7013", diagnostic.Id);
        Assert.Equal(message, diagnostic.Message);
        Assert.Equal((2, 3), (diagnostic.Location.Start.Line, diagnostic.Location.Start.Column));
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var failure = Assert.Throws<NasException>(() => DatasetLoader.Load(Model, _directory));
        Assert.Equal("NAS7001", Assert.Single(failure.Diagnostics).Id);
        Assert.Contains(Path.Combine(_directory, "rows.csv"), failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_in_use_cannot_be_read()
    {
        var path = Path.Combine(_directory, "rows.csv");
        using var held = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        var failure = Assert.Throws<NasException>(() => DatasetLoader.Load(Model, _directory));
        Assert.Equal("NAS7002", Assert.Single(failure.Diagnostics).Id);
    }

    [Fact]
    public void A_format_that_cannot_be_read_is_named()
    {
        var failure = Assert.Throws<NasException>(() => DatasetLoader.Load(Model with { Source = new DataSourceModel("images", "x", default) }, _directory));
        Assert.Equal("NAS7010", Assert.Single(failure.Diagnostics).Id);
        Assert.Equal("Data from 'images' cannot be read by this version; it reads csv, table, npy, idx, wfdb, extern.", failure.Diagnostics[0].Message);
    }

    [Fact]
    public void Numbers_can_be_targets()
    {
        File.WriteAllText(Path.Combine(_directory, "rows.csv"), "1,2,-0.5\n");
        var rows = DatasetLoader.Load(Model with { Target = new TargetModel("level", 2, TargetKind.Number, 1, default) }, _directory);
        Assert.Equal([-0.5f], rows.Targets.ToArray());
    }

    private Dataset Load(string text)
    {
        File.WriteAllText(Path.Combine(_directory, "rows.csv"), text);
        return DatasetLoader.Load(Model, _directory);
    }
}
