using NasDsl.Externs;
using NasDsl.Language.Expressions;
using NasDsl.Genomes.Generation;
using NasDsl.Language;
using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.Randomness;
using NasDsl.Search.Tables;

namespace NasDsl.Genomes;

/// <summary>
/// A search space at run time: makes, varies, reads and checks its genomes. With the recipe of a search, the genes of the recipe follow those of the architecture.
/// </summary>
public sealed class Space
{
    private readonly Dictionary<string, int> _byPath;
    private readonly GenomeVariation _variation;

    /// <summary>Takes a declaration.</summary>
    /// <param name="model">The space.</param>
    /// <param name="data">The data it is for.</param>
    /// <param name="search">The search whose recipe genes belong to the genome, or null for architectures alone.</param>
    /// <param name="externs">The code behind extern declarations, or null for none.</param>
    /// <param name="devices">The devices of the program, or null for none.</param>
    public Space(SpaceModel model, DataModel data, SearchModel? search = null, ExternLibrary? externs = null, IEnumerable<DeviceModel>? devices = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        Model = model;
        Data = data;
        Externs = externs ?? ExternLibrary.Empty;
        Latencies = new LatencyTables(devices ?? [], null);
        Genes = model.Genes.Concat(search?.Genes ?? EquatableArray<GeneModel>.Empty).ToEquatableArray();
        _byPath = Genes.ToDictionary(gene => gene.Path, gene => gene.Index, StringComparer.Ordinal);
        Rows = new NetworkRows(model);
        Generation = new ConstrainedGeneration(this);
        _variation = new GenomeVariation(this, Generation);
    }

    // The same space with its tables elsewhere or fewer genes. Generation starts anew, since it keeps its space.
    private Space(Space other, LatencyTables latencies, EquatableArray<GeneModel> genes)
    {
        Model = other.Model;
        Data = other.Data;
        Externs = other.Externs;
        Latencies = latencies;
        Genes = genes;
        _byPath = other._byPath;
        Rows = other.Rows;
        Generation = new ConstrainedGeneration(this);
        _variation = new GenomeVariation(this, Generation);
    }

    /// <summary>The declaration of the space.</summary>
    public SpaceModel Model { get; }

    /// <summary>The declaration of the data.</summary>
    public DataModel Data { get; }

    /// <summary>The code behind extern declarations.</summary>
    public ExternLibrary Externs { get; }

    /// <summary>All genes: those of the architecture, then those of the recipe.</summary>
    public EquatableArray<GeneModel> Genes { get; }

    /// <summary>The operations of its networks.</summary>
    internal NetworkRows Rows { get; }

    /// <summary>The measured latencies of its devices.</summary>
    internal LatencyTables Latencies { get; }

    /// <summary>Makes genomes that meet the requirements.</summary>
    internal ConstrainedGeneration Generation { get; }

    /// <summary>Finds a gene.</summary>
    /// <param name="path">Its path, such as <c>stage[0].Conv.kernel</c>.</param>
    /// <returns>Its index.</returns>
    /// <exception cref="ArgumentException">There is no such gene.</exception>
    public int IndexOf(string path) =>
        _byPath.TryGetValue(path, out var index) ? index : throw new ArgumentException($"{Model.Name} has no gene '{path}'.", nameof(path));

    /// <summary>Whether there is a gene of this path.</summary>
    /// <param name="path">The path.</param>
    /// <returns>True when there is.</returns>
    public bool HasGene(string path) => _byPath.ContainsKey(path);

    /// <summary>Draws a genome that satisfies the requirements: every such architecture with the same probability, where docs/search.md does not say otherwise.</summary>
    /// <param name="random">Where randomness comes from.</param>
    /// <returns>The genome.</returns>
    /// <exception cref="NasException">No genome that satisfies the requirements was found.</exception>
    public Genome Sample(RandomStream random) => _variation.Sample(random);

    /// <summary>Changes one gene or a few, mostly by a small step, and keeps the requirements.</summary>
    /// <param name="genome">The genome to change, which stays as it is.</param>
    /// <param name="random">Where randomness comes from.</param>
    /// <returns>Another architecture or recipe, except where the space has no other near enough.</returns>
    /// <exception cref="NasException">No genome that satisfies the requirements was found.</exception>
    public Genome Mutate(Genome genome, RandomStream random) => _variation.Mutate(Own(genome), random);

    /// <summary>Mixes two genomes, mostly by whole places (a branch with all that is in it), and keeps the requirements.</summary>
    /// <param name="first">One parent.</param>
    /// <param name="second">The other.</param>
    /// <param name="random">Where randomness comes from.</param>
    /// <returns>The child; it may equal a parent.</returns>
    /// <exception cref="NasException">No genome that satisfies the requirements was found.</exception>
    public Genome Crossover(Genome first, Genome second, RandomStream random) => _variation.Crossover(Own(first), Own(second), random);

    /// <summary>Reads the text that <see cref="Genome.ToString"/> writes.</summary>
    /// <param name="text">Active genes with their values, separated by blanks, in any order.</param>
    /// <returns>The genome.</returns>
    /// <exception cref="FormatException">A gene is unknown, missing, written twice or inactive, or its value is none of its domain.</exception>
    public Genome Parse(string text) => GenomeText.Parse(this, text);

    /// <summary>Makes a genome from numbers.</summary>
    /// <param name="values">
    /// One number for each gene: an index into the domain, or the number itself for a real gene. Those of inactive genes do not matter.
    /// </param>
    /// <returns>The genome in canonical form.</returns>
    /// <exception cref="ArgumentException">There are more or fewer values than genes, or the value of an active gene lies outside its domain.</exception>
    public Genome CreateGenome(ReadOnlySpan<double> values)
    {
        if (values.Length != Genes.Count)
        {
            throw new ArgumentException($"{Model.Name} has {Genes.Count} genes, not {values.Length}.", nameof(values));
        }

        return GenomeDraft.Of(this, values).ToGenome();
    }

    /// <summary>Builds the network of a genome.</summary>
    /// <param name="genome">A genome of this space, with or without genes of a recipe.</param>
    /// <returns>The network.</returns>
    /// <exception cref="NasException">A shape does not fit, which the compiler proves to happen to no genome.</exception>
    public Network ToNetwork(Genome genome) => Own(genome).Network;

    /// <summary>Finds what a genome breaks.</summary>
    /// <param name="genome">A genome of this space.</param>
    /// <returns>The requirements that are false, in the order in which they are written.</returns>
    public IReadOnlyList<RequirementModel> FindViolations(Genome genome)
    {
        var valuation = new GenomeValuation(Own(genome));
        return [.. Model.Requirements.Where(requirement =>
            ExpressionEvaluator.IsFalse(ExpressionEvaluator.Evaluate(requirement.Condition, valuation)))];
    }

    /// <summary>Whether a genome meets all requirements.</summary>
    internal bool IsValid(Genome genome)
    {
        var valuation = new GenomeValuation(genome);
        foreach (var requirement in Model.Requirements)
        {
            if (!ExpressionEvaluator.IsMet(requirement.Condition, valuation))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The same space, whose tables lie in a given directory.</summary>
    /// <param name="baseDirectory">The directory, or null for where they are.</param>
    internal Space In(string? baseDirectory) =>
        baseDirectory is null || Latencies.IsEmpty ? this : new Space(this, Latencies.In(baseDirectory), Genes);

    /// <summary>The same space without the genes of a recipe.</summary>
    internal Space WithoutRecipe() => new(this, Latencies, Model.Genes);

    /// <summary>Takes over a genome of the same space that has more or fewer recipe genes.</summary>
    private Genome Own(Genome genome)
    {
        ArgumentNullException.ThrowIfNull(genome);
        if (ReferenceEquals(genome.Space, this) || genome.Space.Genes.Equals(Genes))
        {
            return genome;
        }

        return genome.Space.Genes.Count > Genes.Count && genome.Space.Model.Equals(Model)
            ? CreateGenome(genome.Values.AsSpan()[..Genes.Count])
            : throw new ArgumentException($"The genome is one of {genome.Space.Model.Name}, and lacks genes of {Model.Name}.", nameof(genome));
    }
}
