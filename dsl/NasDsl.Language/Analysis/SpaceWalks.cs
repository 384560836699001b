using NasDsl.Language.Catalog;
using NasDsl.Language.Model;

namespace NasDsl.Language.Analysis;

/// <summary>Starts walks over one space, which share what the rules of the catalogue gave.</summary>
internal sealed class SpaceWalks
{
    /// <summary>The most steps of one walk: about a fifth of a second.</summary>
    public const long StepsPerWalk = 300_000;

    /// <summary>The most steps of a proof that no architecture meets some requirements.</summary>
    public const long StepsPerProof = 4 * StepsPerWalk;

    /// <summary>Prepares walks.</summary>
    /// <param name="space">The space.</param>
    /// <param name="data">Its data.</param>
    /// <param name="thinned">Genes of which only some indices are looked at, by gene; when there are any, the walks are relaxed.</param>
    /// <param name="exact">Walks over the same space that look at every index, or null when these do.</param>
    public SpaceWalks(SpaceModel space, DataModel data, IReadOnlyDictionary<int, IReadOnlyList<int>> thinned, SpaceWalks? exact = null)
    {
        Exact = exact ?? this;
        Space = space;
        Data = data;
        IsThinned = thinned.Count > 0;
        IsSampled = RealArguments.AreSampled(space);
        Operations = new OperationTable(space, thinned);
        Root = exact?.Root ?? PlaceTree.Create(space, []);
        Kinds = exact?.Kinds ?? new PlaceKinds(Root, space.Genes);
    }

    /// <summary>What the rules of the catalogue gave.</summary>
    public OperationTable Operations { get; }

    /// <summary>The places of the space, for walks before which nothing is decided that depends on requirements.</summary>
    public Place Root { get; }

    /// <summary>Which places are alike.</summary>
    public PlaceKinds Kinds { get; }

    /// <summary>The space.</summary>
    public SpaceModel Space { get; }

    /// <summary>Its data.</summary>
    public DataModel Data { get; }

    /// <summary>Whether only some indices of large genes are looked at.</summary>
    public bool IsThinned { get; }

    /// <summary>Whether something hangs on a real gene that its ends do not tell: then finding no fault proves nothing.</summary>
    public bool IsSampled { get; }

    /// <summary>Walks over the same space that look at every index.</summary>
    public SpaceWalks Exact { get; }

    /// <summary>Walks the whole space.</summary>
    /// <param name="root">Its places.</param>
    /// <param name="assignment">The genes that are decided.</param>
    /// <param name="work">Pays for the walk.</param>
    /// <param name="aims">What ways are compared by.</param>
    /// <returns>What can come of it.</returns>
    public Outcome Walk(Place root, Assignment assignment, WorkMeter work, params Aim[] aims) =>
        Prepare(assignment, new Goals(aims, [], work)).Walk(root, Data.Input.Shape, false);

    /// <summary>Prepares a walk that can be repeated while the genes that are decided before it change.</summary>
    /// <param name="assignment">The genes that are decided.</param>
    /// <param name="goals">What the walk is for.</param>
    /// <returns>The walk.</returns>
    public Propagation Prepare(Assignment assignment, Goals goals) => new(goals, Operations, Kinds, assignment, IsThinned);

    /// <summary>The ways that end in the shape of the target.</summary>
    /// <param name="outcome">What came of a walk.</param>
    /// <returns>The well-shaped ones.</returns>
    public IEnumerable<Label> Sound(Outcome outcome) => outcome.Labels.Where(label => label.Shape == Target).Select(WithInput);

    /// <summary>The ways that end in another shape.</summary>
    /// <param name="outcome">What came of a walk.</param>
    /// <returns>The others.</returns>
    public IEnumerable<Label> Misshapen(Outcome outcome) => outcome.Labels.Where(label => label.Shape != Target);

    private Shape Target => Shape.Vector(Data.Target.Size);

    // The input is alive before the first operation runs.
    private Label WithInput(Label label) =>
        new(label.Shape, false, label.Cost with { Peak = Math.Max(label.Cost.Peak, Data.Input.Shape.Size) }, label.Witness);
}
