using NasDsl.Language.Diagnostics;
using NasDsl.Language.Text;

namespace NasDsl.Language.Analysis;

/// <summary>Checks the shapes of every architecture of a space, and reports each operation at fault once with the fewest choices that show it.</summary>
internal sealed class ShapeChecker
{
    private readonly SpaceWalks _walks;
    private readonly Place _root;
    private readonly WorkMeter _work = new(4 * SpaceWalks.StepsPerWalk);

    private ShapeChecker(SpaceWalks walks)
    {
        _walks = walks;
        _root = walks.Root;
    }

    /// <summary>Checks a space.</summary>
    /// <param name="walks">Walks over it.</param>
    /// <returns>The verdict and the faults.</returns>
    /// <exception cref="WorkLimitException">The space is too large.</exception>
    public static ShapeFacts Check(SpaceWalks walks) => new ShapeChecker(walks).Check();

    private ShapeFacts Check()
    {
        var outcome = Walk(new Assignment(_walks.Space.Genes), new WorkMeter(SpaceWalks.StepsPerWalk));
        var diagnostics = FirstOfEachLocation(outcome.Faults).Select(Describe).ToList();
        if (_walks.Misshapen(outcome).OrderBy(label => label.Witness.Weight).FirstOrDefault() is { } end)
        {
            diagnostics.Add(DescribeEnd(end));
        }

        return new ShapeFacts(
            diagnostics.Count == 0 ? ShapeVerdict.Sound : ShapeVerdict.Faulty,
            _walks.Sound(outcome).Any(),
            diagnostics);
    }

    // The copies of a repeat and the uses of a block come from the same text: one mistake, one message.
    private static IEnumerable<Fault> FirstOfEachLocation(IEnumerable<Fault> faults)
    {
        var seen = new HashSet<(string Path, TextSpan Span)>();
        foreach (var fault in faults.OrderBy(fault => fault.Witness.Weight).ThenBy(fault => fault.Place.Id))
        {
            var location = fault.Place.Module.Location;
            if (location.Path.Length == 0 || seen.Add((location.Path, location.Span)))
            {
                yield return fault;
            }
        }
    }

    private Diagnostic Describe(Fault fault)
    {
        var choices = Shrink(fault.Witness, outcome => outcome.IsOnlyFaultAt(fault.Place));
        var location = fault.Place.Module.Location;
        return fault.IsShape
            ? Diagnostic.Create(DiagnosticCatalog.ShapeDoesNotFit, location, fault.Reason, choices)
            : Diagnostic.Create(DiagnosticCatalog.WrongArgument, location, fault.Place.Module is Model.OperationModule module ? $"'{module.Operation}'" : "This place", fault.Reason, choices);
    }

    private Diagnostic DescribeEnd(Label end)
    {
        var choices = Shrink(end.Witness, outcome => !outcome.Faults.Any() && !_walks.Sound(outcome).Any());
        var last = _walks.Space.Root is Model.SequenceModule { Items.Count: > 0 } sequence ? sequence.Items[sequence.Items.Count - 1] : _walks.Space.Root;
        var (need, remedy) = OutputText.Describe(_walks.Data, end.Shape);
        return Diagnostic.Create(
            DiagnosticCatalog.WrongOutput,
            last.Location.Path.Length == 0 ? _walks.Space.Location : last.Location,
            _walks.Space.Name,
            end.Shape,
            need,
            remedy,
            choices);
    }

    // Lets go of one choice after another as long as the fault remains whatever the rest chooses; what is left is needed, all of it.
    private string Shrink(Witness witness, Func<Outcome, bool> remains)
    {
        var choices = witness.ToDictionary();
        try
        {
            var simple = choices.Where(choice => choice.Value == 0).Select(choice => choice.Key).ToArray();
            if (!TryDrop(choices, simple, remains))
            {
                DropEach(choices, simple, remains);
            }

            DropEach(choices, choices.Keys.Reverse().ToArray(), remains);
        }
        catch (WorkLimitException)
        {
            // What is left shows the fault all the same; it may not be the shortest.
        }

        return choices.Count == 0
            ? "This is so in every architecture that gets here"
            : $"It happens with {Witness.Describe(choices, _walks.Space.Genes)}";
    }

    private void DropEach(SortedDictionary<int, int> choices, IEnumerable<int> genes, Func<Outcome, bool> remains)
    {
        foreach (var gene in genes.Reverse().Where(choices.ContainsKey))
        {
            TryDrop(choices, [gene], remains);
        }
    }

    private bool TryDrop(SortedDictionary<int, int> choices, int[] genes, Func<Outcome, bool> remains)
    {
        var assignment = new Assignment(_walks.Space.Genes);
        foreach (var choice in choices.Where(choice => !genes.Contains(choice.Key)))
        {
            assignment[choice.Key] = choice.Value;
        }

        if (!remains(Walk(assignment, _work)))
        {
            return false;
        }

        foreach (var gene in genes)
        {
            choices.Remove(gene);
        }

        return true;
    }

    private Outcome Walk(Assignment assignment, WorkMeter work) => _walks.Walk(_root, assignment, work, new Aim(Dimension.Weight, true));
}
