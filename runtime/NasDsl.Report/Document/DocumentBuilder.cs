using System.Globalization;
using NasDsl.Genomes;
using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.Report.Drawing;
using NasDsl.Report.Importance;
using NasDsl.Reporting;
using NasDsl.Search;
using NasDsl.Search.Ranking;
using NasDsl.Search.Strategies.Coevolution;

namespace NasDsl.Report.Document;

/// <summary>Works out all that a page shows.</summary>
internal static class DocumentBuilder
{
    /// <summary>So many architectures are drawn: those of the champion and the front, then those of the best trials.</summary>
    private const int MostDrawings = 200;

    /// <summary>Builds a document.</summary>
    /// <param name="input">What it tells of.</param>
    /// <returns>The document.</returns>
    public static ReportDocument Build(ReportInput input)
    {
        var search = input.Search;
        var trials = input.Trials.OrderBy(trial => trial.Id).ToArray();
        var ranking = new TrialRanking(search.Model.Objectives);
        var board = new Leaderboard(ranking);
        Array.ForEach(trials, trial => board.Add(trial));
        var front = board.Front;
        var known = input.History.Select(trial => trial.Id).ToHashSet();
        var champion = input.Outcome?.Champion ?? board.Best?.Id;
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var texts = trials.Select(trial => trial.Network.ToString()).ToArray();
        Array.ForEach(texts, text => numbers.TryAdd(text, numbers.Count));
        return new ReportDocument
        {
            Title = search.Model.Name,
            Summary = Summarize(search),
            Documentation = search.Model.Documentation,
            IsRunning = input.IsRunning,
            State = StateOf(input),
            Budget = input.Budget,
            Elapsed = ReportText.Duration(input.Elapsed),
            Objectives = [.. search.Model.Objectives.Select(objective => new ReportObjective(objective.Text, objective.IsMaximized, FormatOf(objective.Expression)))],
            Genes = [.. search.Space.Genes.Select(GeneOf)],
            Trials = [.. trials.Select((trial, i) => TrialOf(trial, numbers[texts[i]], known.Contains(trial.Id)))],
            Architectures = Draw(numbers, [.. trials.Where(trial => trial.Id == champion), .. front, .. ranking.BestFirst(trials)]),
            Champion = champion,
            IsCrowned = input.Outcome is not null,
            Test = input.Outcome?.Test is { } test ? Values(test) : null,
            Front = [.. front.Select(trial => trial.Id)],
            Importance = [.. search.Model.Objectives.Select((_, objective) => GeneImportance.Of(search, trials, objective))],
            Species = SpeciesHistory.Of(search with { Space = search.Space.In(input.BaseDirectory) }, input.Seed, input.Budget, trials, input.History),
            Trainings = input.Trainings,
            Sources = [.. input.Files.Select(file => new ReportSource(file.Name, SourceHighlighter.Cut(file.Text)))],
            Facts = FactsOf(input),
        };
    }

    private static string Summarize(SearchDefinition search)
    {
        var aims = search.Model.Objectives.Select(objective => $"{(objective.IsMaximized ? "maximize" : "minimize")} {objective.Text}");
        var fidelity = search.Model.Fidelity is { } found ? $", fidelity {found.Kind}" : "";
        return $"{string.Join(", ", aims)} over the space {search.Space.Model.Name} for {search.Data.Name}: strategy {search.Model.Strategy.Name}{fidelity}";
    }

    private static string StateOf(ReportInput input) => input.Outcome?.StopReason switch
    {
        null => input.IsRunning ? "running" : "not finished",
        StopReason.TrialsSpent => "finished: the budget of trials is spent",
        StopReason.TimeSpent => "finished: the budget of time is spent",
        StopReason.GoalReached => "finished: the goal is reached",
        StopReason.Stalled => "finished: nothing got better any more",
        StopReason.EpochsSpent => "finished: the budget of epochs is spent",
        _ => "finished: the space has no other candidate",
    };

    private static string FormatOf(Expression expression) => expression switch
    {
        MetricExpression { Name: "accuracy" or "error", Place: null } => "percent",
        CostExpression { Cost: CostKind.Memory } => "bytes",
        CostExpression { Cost: CostKind.Latency } => "seconds",
        CostExpression { Cost: CostKind.Energy } => "joules",
        CostExpression => "count",
        _ => "number",
    };

    private static ReportGene GeneOf(GeneModel gene) => gene.Domain is RealDomain real
        ? new ReportGene(gene.Path, null, real.IsLogarithmic)
        : new ReportGene(gene.Path, [.. Enumerable.Range(0, gene.Domain.Cardinality ?? 0).Select(index => GeneValues.ValueOf(gene.Domain, index).ToString())], false);

    private static ReportTrial TrialOf(Trial trial, int architecture, bool isTakenOver)
    {
        var network = trial.Network;
        return new ReportTrial(
            trial.Id,
            trial.Generation,
            trial.Status.ToString().ToLowerInvariant(),
            trial.Reason,
            trial.Epochs,
            trial.Share < 1 ? trial.Share : null,
            trial.Objectives.IsDefaultOrEmpty ? null : [.. trial.Objectives.Select(Finite)],
            trial.Metrics is { } metrics ? Values(metrics) : null,
            new ReportCosts(network.Cost.Params, network.Cost.Flops, NetworkCosts.Of(network, CostKind.Memory)),
            [.. trial.Genome.Values.Select((value, gene) => trial.Genome.IsActive(gene) ? value : (double?)null)],
            trial.Losses.IsEmpty ? null : [.. trial.Losses.Select(Finite)],
            trial.Elapsed > TimeSpan.Zero ? trial.Elapsed.TotalSeconds : null,
            isTakenOver ? true : null,
            architecture);
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private static Dictionary<string, double> Values(Metrics metrics) => Metrics.Names
        .Select(name => (Name: name, Value: metrics.Find(name)))
        .Concat(metrics.Externs.Select(measured => (Name: measured.Text, Value: (double?)measured.Value)))
        .Where(item => item.Value is { } value && double.IsFinite(value))
        .DistinctBy(item => item.Name)
        .ToDictionary(item => item.Name, item => item.Value.GetValueOrDefault(), StringComparer.Ordinal);

    private static ReportArchitecture[] Draw(Dictionary<string, int> numbers, IEnumerable<Trial> bestFirst)
    {
        var architectures = numbers.OrderBy(pair => pair.Value).Select(pair => new ReportArchitecture(pair.Key, null)).ToArray();
        foreach (var network in bestFirst.Select(trial => trial.Network).Distinct().Take(MostDrawings))
        {
            var number = numbers[network.ToString()];
            architectures[number] = architectures[number] with { Drawing = NetworkDrawing.ToSvg(network) };
        }

        return architectures;
    }

    private static List<ReportFact> FactsOf(ReportInput input)
    {
        var facts = new List<ReportFact>();
        if (input.Files is [var file, ..])
        {
            var trials = input.Budget is { } budget && budget != input.Search.Model.Budget.Trials ? string.Create(CultureInfo.InvariantCulture, $" --trials {budget}") : "";
            facts.Add(new ReportFact("command", string.Create(CultureInfo.InvariantCulture, $"nas search {file.Name} --search {input.Search.Model.Name} --seed {input.Seed}{trials}")));
        }

        facts.Add(new ReportFact("seed", input.Seed.ToString(CultureInfo.InvariantCulture)));
        facts.AddRange(input.Facts);
        facts.AddRange(input.Inputs.Select(lockInput => new ReportFact(lockInput.Name, lockInput.Value)).Where(fact => facts.TrueForAll(known => known.Name != fact.Name)));
        if (input.Outcome?.Weights is { } weights)
        {
            facts.Add(new ReportFact("weights of the champion", weights));
        }

        return facts;
    }
}
