using NasDsl.Data;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Tests.Shared;

namespace NasDsl.Runtime.Tests.Data;

public sealed class DataSplitTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_row_is_in_one_part(bool stratified)
    {
        var split = DataSplit.Create(Digits(), Model(0.6, 0.2, 0.2, stratified));
        Assert.Equal(Enumerable.Range(0, 1797), split.Train.Concat(split.Validation).Concat(split.Test).Order());
        Assert.Equal((1078, 360, 359), (split.Train.Length, split.Validation.Length, split.Test.Length));
    }

    [Fact]
    public void A_stratified_split_has_each_class_in_proportion()
    {
        var rows = Digits();
        var split = DataSplit.Create(rows, Model(0.6, 0.2, 0.2, true));
        for (var digit = 0; digit < 10; digit++)
        {
            double Count(IEnumerable<int> part) => part.Count(row => rows.Targets.Span[row] == digit);
            var all = Count(Enumerable.Range(0, rows.Count));
            Assert.InRange(Count(split.Train), (all * 0.6) - 1, (all * 0.6) + 1);
            Assert.InRange(Count(split.Validation), (all * 0.2) - 1, (all * 0.2) + 1);
            Assert.InRange(Count(split.Test), (all * 0.2) - 1, (all * 0.2) + 1);
        }
    }

    [Fact]
    public void The_seed_decides()
    {
        var rows = Digits();
        var model = Model(0.6, 0.2, 0.2, true);
        Assert.Equal(DataSplit.Create(rows, model).Train.ToArray(), DataSplit.Create(rows, model).Train.ToArray());
        Assert.NotEqual(DataSplit.Create(rows, model).Train.ToArray(), DataSplit.Create(rows, model with { Seed = 8 }).Train.ToArray());
    }

    [Fact]
    public void A_split_without_a_test_part_has_none()
    {
        var split = DataSplit.Create(Rows(10), Model(0.7, 0.3, 0, false));
        Assert.Equal((7, 3, 0), (split.Train.Length, split.Validation.Length, split.Test.Length));
    }

    [Theory]
    [InlineData(2, "2 rows are too few: the test part, 20 % of them, would have none; give it a greater share or more rows.")]
    [InlineData(1, "1 rows are too few: the validation part, 20 % of them, would have none; give it a greater share or more rows.")]
    public void A_part_without_rows_is_refused(int rows, string message)
    {
        var failure = Assert.Throws<NasException>(() => DataSplit.Create(Rows(rows), Model(0.6, 0.2, 0.2, false)));
        var diagnostic = Assert.Single(failure.Diagnostics);
        Assert.Equal("NAS7009", diagnostic.Id);
        Assert.Equal(message, diagnostic.Message);
    }

    private static Dataset Digits() => DatasetLoader.Load(DigitsModel.Create().Data[0], AppContext.BaseDirectory);

    private static Dataset Rows(int count) => new(Shape.Vector(1), new float[count], TargetKind.Class, 2, new float[count]);

    private static SplitModel Model(double train, double validation, double test, bool stratified) =>
        new(train, validation, test, stratified, 7, default);
}
