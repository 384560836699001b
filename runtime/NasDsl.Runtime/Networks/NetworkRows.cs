using System.Collections.Concurrent;
using NasDsl.Genomes;
using NasDsl.Language;
using NasDsl.Language.Analysis;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;

namespace NasDsl.Networks;

/// <summary>Works out the operations of the networks of a space, each once for each shape and choice that is met. Safe for several threads.</summary>
internal sealed class NetworkRows
{
    // Beyond this, rows are worked out anew: long lists of channels have more of them than memory should hold.
    private const int MostRowsOfModule = 4096;
    private const double MostChoices = 1L << 40;

    private static readonly Operation Add = OperationCatalog.Get("add");

    private readonly EquatableArray<GeneModel> _genes;
    private readonly Dictionary<OperationModule, Known> _known = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<(Shape From, Shape To), NodeRow?> _projections = [];
    private readonly ConcurrentDictionary<(Shape Shape, int Count), NodeRow> _sums = [];

    /// <summary>Prepares a space.</summary>
    /// <param name="space">The space.</param>
    public NetworkRows(SpaceModel space)
    {
        _genes = space.Genes;
        foreach (var module in ModuleTree.All(space.Root).OfType<OperationModule>())
        {
            var genes = GeneReferences.Of(module.Arguments.Select(argument => argument.Value)).ToArray();
            var choices = genes.Aggregate(1.0, (product, gene) => product * (_genes[gene].Domain.Cardinality + 1 ?? double.PositiveInfinity));
            _known.TryAdd(module, new Known(genes, choices <= MostChoices));
        }
    }

    /// <summary>The row of an operation with the choices of a genome.</summary>
    /// <param name="module">The operation.</param>
    /// <param name="input">The shape of its input.</param>
    /// <param name="genome">The genome.</param>
    /// <param name="compute">Works the row out.</param>
    /// <returns>The row.</returns>
    public NodeRow Find(OperationModule module, Shape input, Genome genome, Func<OperationModule, Shape, NodeRow> compute)
    {
        var known = _known[module];
        if (!known.CanBeKept)
        {
            return compute(module, input);
        }

        var choice = 0L;
        foreach (var gene in known.Genes)
        {
            choice = (choice * (_genes[gene].Domain.Cardinality + 1 ?? 0)) + (genome.IsActive(gene) ? 1 + genome.IndexOf(gene) : 0);
        }

        if (!known.Rows.TryGetValue((input, choice), out var row))
        {
            row = compute(module, input);
            if (Interlocked.Increment(ref known.Count) <= MostRowsOfModule)
            {
                known.Rows[(input, choice)] = row;
            }
        }

        return row;
    }

    /// <summary>The row of the projection of a shortcut.</summary>
    /// <param name="from">The shape of the input of the residual.</param>
    /// <param name="to">The shape of its output.</param>
    /// <returns>The row, or null when there is no projection.</returns>
    public NodeRow? FindProjection(Shape from, Shape to) => _projections.GetOrAdd((from, to), static shapes =>
        ProjectionRule.Find(shapes.From, shapes.To) is { } arguments
            ? new NodeRow(arguments, shapes.To, arguments.Operation.Cost([shapes.From], shapes.To, arguments))
            : null);

    /// <summary>The row of a sum.</summary>
    /// <param name="shape">The shape of all its inputs.</param>
    /// <param name="count">How many there are.</param>
    /// <returns>The row.</returns>
    public NodeRow FindSum(Shape shape, int count) => _sums.GetOrAdd((shape, count), static key =>
    {
        var arguments = new OperationArguments(Add, []);
        return new NodeRow(arguments, key.Shape, Add.Cost([.. Enumerable.Repeat(key.Shape, key.Count)], key.Shape, arguments));
    });

    private sealed class Known(int[] genes, bool canBeKept)
    {
        public int Count;

        public int[] Genes { get; } = genes;

        public bool CanBeKept { get; } = canBeKept;

        public ConcurrentDictionary<(Shape Input, long Choice), NodeRow> Rows { get; } = [];
    }
}
