using NasDsl.Data;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Search.Evaluation;

namespace NasDsl.Runtime.Tests.Search;

public sealed class MetricsTests
{
    [Fact]
    public void F1_and_auc_are_means_over_the_classes()
    {
        // Answers 0, 1, 1, 0 where 0, 0, 1, 1 are due.
        float[] outputs = [2, 0, 0, 1, -1, 3, 1, 0];
        var metrics = MetricsCalculator.Measure(outputs, new Dataset(Shape.Vector(1), new float[4], TargetKind.Class, 2, [0, 0, 1, 1]));

        Assert.Equal(0.5, metrics.Accuracy);
        Assert.Equal(0.5, metrics.F1);

        // Of the four pairs of a row of 1 and a row of 0 only (1, 0) against (2, 0), and the fourth row against the second, which is out of order, differ.
        Assert.Equal(0.75, metrics.Auc);
    }

    [Fact]
    public void Equal_scores_count_half()
    {
        var metrics = MetricsCalculator.Measure([1, 1, 1, 1], new Dataset(Shape.Vector(1), new float[2], TargetKind.Class, 2, [0, 1]));

        Assert.Equal(0.5, metrics.Auc);
        Assert.Equal(1.0 / 3, metrics.F1);
    }

    [Fact]
    public void One_class_alone_has_no_auc()
    {
        Assert.Null(MetricsCalculator.Measure([1, 0], new Dataset(Shape.Vector(1), new float[1], TargetKind.Class, 2, [0])).Auc);
    }

    [Fact]
    public void R2_is_the_share_of_the_variance()
    {
        var metrics = MetricsCalculator.Measure([1, 2, 4], new Dataset(Shape.Vector(1), new float[3], TargetKind.Number, 1, [1, 2, 3]));

        Assert.Equal(1 - (1.0 / 2), metrics.R2);
        Assert.Equal(1.0 / 3, metrics.Mae);
        Assert.Null(MetricsCalculator.Measure([1, 2], new Dataset(Shape.Vector(1), new float[2], TargetKind.Number, 1, [3, 3])).R2);
    }

    [Fact]
    public void Metrics_of_several_numbers_are_means_over_all_of_them()
    {
        // The second number is the same in all rows: it has no variance to explain.
        var metrics = MetricsCalculator.Measure([1, 5, 2, 6, 4, 5], new Dataset(Shape.Vector(1), new float[3], TargetKind.Number, 2, [1, 5, 2, 5, 3, 5]));

        Assert.Equal(2.0 / 6, metrics.Loss);
        Assert.Equal(2.0 / 6, metrics.Mae);
        Assert.Equal(1 - (1.0 / 2), metrics.R2);
    }
}
