using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;

namespace NasDsl.Language.Analysis;

/// <summary>Checks the requirements of a space: each by itself, then all together.</summary>
internal sealed class RequirementChecker
{
    private static readonly IReadOnlyDictionary<int, int> Nothing = new Dictionary<int, int>();

    // More architectures than these explain nothing.
    private const int MostWitnesses = 4;

    // What the questions about all requirements may take together.
    private const long StepsPerRequirement = 5_000;

    private readonly SpaceWalks _walks;
    private readonly WorkMeter _work;
    private readonly List<Diagnostic> _diagnostics = [];

    private RequirementChecker(SpaceWalks walks)
    {
        _walks = walks;
        _work = new WorkMeter((4 * SpaceWalks.StepsPerProof) + (StepsPerRequirement * walks.Space.Requirements.Count));
    }

    private SpaceModel Space => _walks.Space;

    /// <summary>Checks a space.</summary>
    /// <param name="walks">Walks over it.</param>
    /// <param name="shapes">What is known about its shapes.</param>
    /// <returns>What is known about its requirements.</returns>
    public static RequirementFacts Check(SpaceWalks walks, ShapeFacts shapes)
    {
        // Without a single well-shaped architecture every requirement would be called unsatisfiable: one mistake, one message.
        if (shapes.Verdict == ShapeVerdict.Faulty && !shapes.HasSound)
        {
            return new RequirementFacts(false, []);
        }

        var checker = new RequirementChecker(walks);
        return shapes.Verdict == ShapeVerdict.Unknown ? checker.GiveUp() : checker.Check(shapes.Verdict == ShapeVerdict.Sound);
    }

    // A space too large for its shapes is too large for its requirements.
    private RequirementFacts GiveUp()
    {
        foreach (var requirement in Space.Requirements)
        {
            ReportUnknown(requirement, QuestionOf(requirement));
        }

        return new RequirementFacts(Space.Requirements.Count == 0 ? true : null, _diagnostics);
    }

    private RequirementFacts Check(bool isSound)
    {
        var possible = Space.Requirements.Where(CanHold).ToArray();
        foreach (var requirement in possible)
        {
            CheckRedundant(requirement);
        }

        var all = Holding(possible);
        var decision = Decide(all);
        if (decision.Answer == Answer.No && possible.Length > 0)
        {
            ReportConflict(possible);
        }
        else if (decision.Answer == Answer.Unknown && possible.Length > 1)
        {
            ReportUnknown(Space.Requirements[0], $"all requirements of {Space.Name} can be met together");
        }
        else if (isSound && decision.Answer == Answer.Yes && possible.Length == Space.Requirements.Count)
        {
            _diagnostics.AddRange(DeadChoiceFinder.Find(_walks, all, decision.Choices));
        }

        return new RequirementFacts(
            possible.Length < Space.Requirements.Count || decision.Answer == Answer.No ? false
            : decision.Answer == Answer.Yes ? true
            : null,
            _diagnostics);
    }

    private bool CanHold(RequirementModel requirement)
    {
        var answer = Decide(Holding([requirement])).Answer;
        if (answer == Answer.No)
        {
            _diagnostics.Add(Diagnostic.Create(
                DiagnosticCatalog.Unsatisfiable, requirement.Location, requirement.Text, Space.Name, CostWitness.Describe(_walks, requirement, true)));
        }
        else if (answer == Answer.Unknown)
        {
            ReportUnknown(requirement, QuestionOf(requirement));
        }

        return answer != Answer.No;
    }

    private void CheckRedundant(RequirementModel requirement)
    {
        if (Decide([new Condition(requirement, false)]).Answer == Answer.No)
        {
            _diagnostics.Add(Diagnostic.Create(
                DiagnosticCatalog.Redundant, requirement.Location, requirement.Text, Space.Name, CostWitness.Describe(_walks, requirement, false)));
        }
    }

    // QuickXplain (Junker, 2004): halves what is in doubt, so that a conflict of a few among thousands is found in few questions. What it keeps is needed, all of it.
    private List<RequirementModel> FindConflict(IReadOnlyList<RequirementModel> background, bool isGrown, RequirementModel[] doubtful)
    {
        if (isGrown && Decide(Holding(background)).Answer == Answer.No)
        {
            return [];
        }

        if (doubtful.Length == 1)
        {
            return [.. doubtful];
        }

        var half = doubtful.Length / 2;
        var (first, second) = (doubtful.Take(half).ToArray(), doubtful.Skip(half).ToArray());
        var ofSecond = FindConflict([.. background, .. first], true, second);
        var ofFirst = FindConflict([.. background, .. ofSecond], ofSecond.Count > 0, first);
        return [.. ofFirst, .. ofSecond];
    }

    private void ReportConflict(RequirementModel[] requirements)
    {
        var needed = FindConflict([], false, requirements);
        var last = needed[needed.Count - 1];
        var conflict = Diagnostic.Create(
            DiagnosticCatalog.Conflict,
            last.Location,
            Space.Name,
            string.Join(", ", needed.Take(needed.Count - 1).Select(requirement => $"'{requirement.Text}'")) + $" and '{last.Text}'");
        _diagnostics.Add(conflict with
        {
            Related = needed
                .Select((other, index) => new RelatedLocation(other.Location, $"'{other.Text}' is one of them{(index < MostWitnesses ? WithoutOne(needed, other) : "")}"))
                .ToEquatableArray(),
        });
    }

    // An architecture that meets all of a conflict but one shows what this one rules out.
    private string WithoutOne(IReadOnlyList<RequirementModel> conflict, RequirementModel left)
    {
        var decision = Decide(Holding(conflict.Where(other => !ReferenceEquals(other, left))));
        return decision.Answer == Answer.Yes ? $"; without it, {DescribeArchitecture(decision.Choices)} meets the others" : "";
    }

    private string DescribeArchitecture(IReadOnlyDictionary<int, int> choices)
    {
        var special = choices.Where(choice => choice.Value > 0).OrderBy(choice => choice.Key).ToArray();
        return special.Length == 0
            ? "an architecture of first values alone"
            : $"an architecture with {Witness.Describe(special, Space.Genes)}{(special.Length < choices.Count ? " and the first value of all else" : "")}";
    }

    private string QuestionOf(RequirementModel requirement) => $"'{requirement.Text}' holds for any architecture of {Space.Name}";

    private void ReportUnknown(RequirementModel requirement, string question) => _diagnostics.Add(Diagnostic.Create(
        DiagnosticCatalog.RequirementUnknown,
        requirement.Location,
        question,
        "it depends on a device, on a real choice or on too many choices at once"));

    private Decision Decide(IReadOnlyList<Condition> conditions) => Satisfiability.Decide(_walks, conditions, Nothing, new WorkMeter(SpaceWalks.StepsPerProof, _work));

    private static Condition[] Holding(IEnumerable<RequirementModel> requirements) =>
        requirements.Select(requirement => new Condition(requirement, true)).ToArray();
}
