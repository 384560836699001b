using System.Collections.Immutable;
using NasDsl.Language.Model;
using NasDsl.Search;

namespace NasDsl.Externs;

/// <summary>The C# code behind the extern declarations of a program, by their names. Generated code fills it.</summary>
public sealed record ExternLibrary
{
    private ExternLibrary()
    {
    }

    /// <summary>No code at all.</summary>
    public static ExternLibrary Empty { get; } = new();

    private ImmutableDictionary<string, Func<ExternNode, IExternOperation>> Operations { get; init; } = ImmutableDictionary<string, Func<ExternNode, IExternOperation>>.Empty;

    private ImmutableDictionary<string, Func<ExternAnswers, IReadOnlyList<Value>, double>> Metrics { get; init; } =
        ImmutableDictionary<string, Func<ExternAnswers, IReadOnlyList<Value>, double>>.Empty;

    private ImmutableDictionary<string, Func<ExternCandidate, IReadOnlyList<Value>, double>> Objectives { get; init; } =
        ImmutableDictionary<string, Func<ExternCandidate, IReadOnlyList<Value>, double>>.Empty;

    private ImmutableDictionary<string, Func<string, IEnumerable<double[]>>> Data { get; init; } = ImmutableDictionary<string, Func<string, IEnumerable<double[]>>>.Empty;

    private ImmutableDictionary<string, Func<SearchDefinition, IReadOnlyList<Value>, IStrategy>> Strategies { get; init; } =
        ImmutableDictionary<string, Func<SearchDefinition, IReadOnlyList<Value>, IStrategy>>.Empty;

    /// <summary>Adds an operation.</summary>
    /// <param name="name">The name of its declaration.</param>
    /// <param name="create">Makes the operation for a place of a network.</param>
    /// <returns>The library with it.</returns>
    public ExternLibrary WithOperation(string name, Func<ExternNode, IExternOperation> create) => this with { Operations = Operations.SetItem(name, create) };

    /// <summary>Adds a metric.</summary>
    /// <param name="name">The name of its declaration.</param>
    /// <param name="measure">Measures answers, with a value for each parameter in the order of the declaration.</param>
    /// <returns>The library with it.</returns>
    public ExternLibrary WithMetric(string name, Func<ExternAnswers, IReadOnlyList<Value>, double> measure) => this with { Metrics = Metrics.SetItem(name, measure) };

    /// <summary>Adds an objective.</summary>
    /// <param name="name">The name of its declaration.</param>
    /// <param name="measure">Measures a candidate, with a value for each parameter in the order of the declaration.</param>
    /// <returns>The library with it.</returns>
    public ExternLibrary WithObjective(string name, Func<ExternCandidate, IReadOnlyList<Value>, double> measure) => this with { Objectives = Objectives.SetItem(name, measure) };

    /// <summary>Adds a source of rows.</summary>
    /// <param name="name">The name of its declaration.</param>
    /// <param name="read">Gives the rows, one number for each column. It gets the directory that relative paths of data start from.</param>
    /// <returns>The library with it.</returns>
    public ExternLibrary WithData(string name, Func<string, IEnumerable<double[]>> read) => this with { Data = Data.SetItem(name, read) };

    /// <summary>Adds a strategy.</summary>
    /// <param name="name">The name of its declaration.</param>
    /// <param name="create">Makes the strategy for a run of a search, with a value for each parameter in the order of the declaration.</param>
    /// <returns>The library with it.</returns>
    public ExternLibrary WithStrategy(string name, Func<SearchDefinition, IReadOnlyList<Value>, IStrategy> create) => this with { Strategies = Strategies.SetItem(name, create) };

    /// <summary>Finds an operation.</summary>
    /// <param name="name">The name of its declaration.</param>
    /// <returns>What makes it, or null when it is not there.</returns>
    public Func<ExternNode, IExternOperation>? FindOperation(string name) => Operations.GetValueOrDefault(name);

    /// <summary>Finds a metric.</summary>
    /// <param name="name">The name of its declaration.</param>
    /// <returns>What measures it, or null when it is not there.</returns>
    public Func<ExternAnswers, IReadOnlyList<Value>, double>? FindMetric(string name) => Metrics.GetValueOrDefault(name);

    /// <summary>Finds an objective.</summary>
    /// <param name="name">The name of its declaration.</param>
    /// <returns>What measures it, or null when it is not there.</returns>
    public Func<ExternCandidate, IReadOnlyList<Value>, double>? FindObjective(string name) => Objectives.GetValueOrDefault(name);

    /// <summary>Finds a source of rows.</summary>
    /// <param name="name">The name of its declaration.</param>
    /// <returns>What gives the rows, or null when it is not there.</returns>
    public Func<string, IEnumerable<double[]>>? FindData(string name) => Data.GetValueOrDefault(name);

    /// <summary>Finds a strategy.</summary>
    /// <param name="name">The name of its declaration.</param>
    /// <returns>What makes it, or null when it is not there.</returns>
    public Func<SearchDefinition, IReadOnlyList<Value>, IStrategy>? FindStrategy(string name) => Strategies.GetValueOrDefault(name);
}
