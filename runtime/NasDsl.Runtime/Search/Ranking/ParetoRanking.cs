namespace NasDsl.Search.Ranking;

/// <summary>
/// Non-dominated sorting and crowding distance: Deb, Pratap, Agarwal and Meyarivan, "A fast and elitist multiobjective genetic algorithm: NSGA-II", 2002. All
/// values are to be minimised.
/// </summary>
internal static class ParetoRanking
{
    /// <summary>Whether one point is at least as good everywhere and better somewhere.</summary>
    /// <param name="first">One point.</param>
    /// <param name="second">The other.</param>
    /// <returns>True when the first dominates.</returns>
    public static bool Dominates(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        var better = false;
        for (var i = 0; i < first.Count; i++)
        {
            if (!(first[i] <= second[i]))
            {
                return false;
            }

            better |= first[i] < second[i];
        }

        return better;
    }

    /// <summary>The number of the front of each point: 0 for those that no point dominates, 1 for those that only these dominate, ...</summary>
    /// <param name="points">The points.</param>
    /// <returns>One number for each point.</returns>
    public static int[] Ranks(IReadOnlyList<IReadOnlyList<double>> points)
    {
        // For each point those that it dominates, and by how many of those still open it is dominated itself.
        var dominated = new List<int>[points.Count];
        var dominators = new int[points.Count];
        for (var i = 0; i < points.Count; i++)
        {
            dominated[i] = [.. Enumerable.Range(0, points.Count).Where(j => Dominates(points[i], points[j]))];
            dominated[i].ForEach(j => dominators[j]++);
        }

        var ranks = new int[points.Count];
        var front = Enumerable.Range(0, points.Count).Where(i => dominators[i] == 0).ToList();
        for (var rank = 0; front.Count > 0; rank++)
        {
            var next = new List<int>();
            foreach (var i in front)
            {
                ranks[i] = rank;
                next.AddRange(dominated[i].Where(j => --dominators[j] == 0));
            }

            front = next;
        }

        return ranks;
    }

    /// <summary>How far the neighbours of each point of one front are apart, over all objectives; infinite at the ends.</summary>
    /// <param name="front">The points of one front.</param>
    /// <returns>One distance for each point.</returns>
    public static double[] Crowding(IReadOnlyList<IReadOnlyList<double>> front)
    {
        var distances = new double[front.Count];
        for (var objective = 0; front.Count > 0 && objective < front[0].Count; objective++)
        {
            var order = Enumerable.Range(0, front.Count).OrderBy(i => front[i][objective]).ToArray();
            var range = front[order[^1]][objective] - front[order[0]][objective];
            distances[order[0]] = double.PositiveInfinity;
            distances[order[^1]] = double.PositiveInfinity;
            for (var i = 1; range > 0 && i < order.Length - 1; i++)
            {
                distances[order[i]] += (front[order[i + 1]][objective] - front[order[i - 1]][objective]) / range;
            }
        }

        return distances;
    }

    /// <summary>The points from best to worst: by front, then the least crowded first, then in the order given.</summary>
    /// <param name="points">The points.</param>
    /// <returns>The indices of the points.</returns>
    public static int[] Order(IReadOnlyList<IReadOnlyList<double>> points)
    {
        var ranks = Ranks(points);
        var order = new List<int>();
        foreach (var group in Enumerable.Range(0, points.Count).GroupBy(i => ranks[i]).OrderBy(group => group.Key))
        {
            var members = group.ToArray();
            var crowding = Crowding([.. members.Select(i => points[i])]);
            order.AddRange(Enumerable.Range(0, members.Length).OrderByDescending(i => crowding[i]).Select(i => members[i]));
        }

        return [.. order];
    }
}
