using NasDsl.Search.Ranking;

namespace NasDsl.Runtime.Tests.Search;

public sealed class ParetoRankingTests
{
    [Fact]
    public void Fronts_are_peeled_one_by_one()
    {
        double[][] points = [[1, 4], [2, 2], [4, 1], [3, 3], [4, 4], [2, 2]];
        Assert.Equal([0, 0, 0, 1, 2, 0], ParetoRanking.Ranks(points));
    }

    [Theory]
    [InlineData(1, 1, 2, 2, true)]
    [InlineData(1, 2, 1, 3, true)]
    [InlineData(1, 1, 1, 1, false)]
    [InlineData(1, 3, 2, 2, false)]
    [InlineData(double.NaN, 1, 2, 2, false)]
    public void A_point_dominates_when_nowhere_worse_and_somewhere_better(double a, double b, double c, double d, bool expected)
    {
        Assert.Equal(expected, ParetoRanking.Dominates([a, b], [c, d]));
    }

    [Fact]
    public void Crowding_is_the_distance_of_the_neighbours_relative_to_the_range()
    {
        double[][] front = [[0, 10], [2, 6], [3, 5], [10, 0]];
        var crowding = ParetoRanking.Crowding(front);
        Assert.Equal(double.PositiveInfinity, crowding[0]);
        Assert.Equal(double.PositiveInfinity, crowding[3]);
        Assert.Equal(0.3 + 0.5, crowding[1], 12);
        Assert.Equal(0.8 + 0.6, crowding[2], 12);
    }

    [Fact]
    public void The_order_is_by_front_and_then_by_room()
    {
        double[][] points = [[5, 5], [0, 10], [2, 6], [3, 5], [10, 0]];
        Assert.Equal([1, 4, 3, 2, 0], ParetoRanking.Order(points));
    }

    [Fact]
    public void Equal_points_and_no_points_are_borne()
    {
        Assert.Empty(ParetoRanking.Order([]));
        Assert.Equal([0, 2, 1], ParetoRanking.Order([[1, 1], [1, 1], [1, 1]]));
    }
}
