using NasDsl.Language.Diagnostics;
using NasDsl.Language.Expressions;
using NasDsl.Language.Model;
using NasDsl.Language.Text;

namespace NasDsl.Language.Analysis;

/// <summary>
/// Finds values of genes that no architecture takes which meets all requirements. Most values are shown to be alive by changing one gene of an architecture that is known to meet them;
/// only for the rest the question is put in full.
/// </summary>
internal sealed class DeadChoiceFinder
{
    // Fewer changes than these are not worth a walk together, which may be one too many.
    private const int FewestTogether = 8;

    // Domains with more values than these are long ranges, which have no others to be tried with.
    private const int MostTogether = 64;

    // More places than these explain nothing.
    private const int MostRelated = 4;

    private readonly SpaceWalks _walks;
    private readonly IReadOnlyList<Condition> _conditions;
    private readonly Place _root;
    private readonly WorkMeter _work = new(2 * SpaceWalks.StepsPerProof);
    private readonly Aim[] _aims;
    private readonly HashSet<(int Gene, int Index)> _alive = [];
    private readonly IntendedExclusions _intended;
    private bool _hasDoubt;

    private DeadChoiceFinder(SpaceWalks walks, IReadOnlyList<Condition> conditions)
    {
        _walks = walks;
        _conditions = conditions;
        _root = walks.Root;
        _aims = Satisfiability.AimsOf(conditions);
        _intended = new IntendedExclusions(walks.Space.Genes, conditions.Select(condition => condition.Expression));
    }

    private EquatableArray<GeneModel> Genes => _walks.Space.Genes;

    /// <summary>Finds them.</summary>
    /// <param name="walks">Walks over the space, of which every architecture is well-shaped.</param>
    /// <param name="conditions">The requirements.</param>
    /// <param name="start">The genes of an architecture that meets them.</param>
    /// <returns>One message for each place that has dead values.</returns>
    public static IReadOnlyList<Diagnostic> Find(SpaceWalks walks, IReadOnlyList<Condition> conditions, IReadOnlyDictionary<int, int> start)
    {
        if (conditions.Count == 0)
        {
            return [];
        }

        var finder = new DeadChoiceFinder(walks, conditions);
        finder.MarkAlive(start);
        var diagnostics = new List<Diagnostic>();
        try
        {
            finder.Find(start, diagnostics);
        }
        catch (WorkLimitException)
        {
            finder._hasDoubt = true;
        }

        if (finder._hasDoubt)
        {
            diagnostics.Add(Diagnostic.Create(
                DiagnosticCatalog.RequirementUnknown,
                conditions[0].Requirement.Location,
                $"every choice of {walks.Space.Name} is possible under its requirements",
                "there are too many choices to try each"));
        }

        return diagnostics;
    }

    // The copies of a repeat and the uses of a block come from one text: a value is worth a message when it is dead in all of them.
    private void Find(IReadOnlyDictionary<int, int> start, List<Diagnostic> diagnostics)
    {
        var dead = new Dictionary<int, int[]>();
        TryTogether(start);
        foreach (var gene in Genes.Where(gene => gene.Domain is not RealDomain))
        {
            if (!IsNeverActive(gene))
            {
                dead[gene.Index] = Enumerable.Range(0, GeneIndex.Count(gene.Domain)).Where(index => IsDead(gene.Index, index, start)).ToArray();
            }
        }

        foreach (var group in Genes.Where(gene => dead.ContainsKey(gene.Index)).GroupBy(PlaceOf))
        {
            var first = group.First();
            var common = dead[first.Index]
                .Where(index => group.All(gene => dead[gene.Index].Contains(index)) && !group.All(gene => _intended.Has(gene.Index, index)))
                .ToArray();
            if (common.Length > 0)
            {
                var others = group.Count() - 1;
                diagnostics.Add(Diagnostic.Create(
                    DiagnosticCatalog.DeadChoice,
                    first.Location,
                    others == 0 ? $"'{first.Path}'" : $"'{first.Path}', like {(others == 1 ? "the other gene" : $"the {SummaryText.Number(others)} other genes")} of this place,",
                    string.Join(" or ", common.Select(index => GeneIndex.ValueAt(first.Domain, index))),
                    _walks.Space.Name) with
                {
                    Related = _conditions.Select(condition => new RelatedLocation(condition.Requirement.Location, $"'{condition.Requirement.Text}' is required"))
                        .Take(MostRelated)
                        .ToEquatableArray(),
                });
            }
        }
    }

    // Most spaces have room for many changes at once: what such an architecture takes needs no question of its own.
    private void TryTogether(IReadOnlyDictionary<int, int> start)
    {
        var discrete = Genes.Where(gene => gene.Domain is not RealDomain).ToDictionary(gene => gene.Index, gene => GeneIndex.Count(gene.Domain));
        var most = discrete.Count == 0 ? 0 : Math.Min(MostTogether, discrete.Values.Max());
        for (var index = 0; index < most; index++)
        {
            TryTogether(start, discrete.Where(gene => index < gene.Value && !_alive.Contains((gene.Key, index))).Select(gene => gene.Key).ToArray(), index);
        }
    }

    // Halves the changes until they meet the requirements; few are left to be tried one by one.
    private void TryTogether(IReadOnlyDictionary<int, int> start, int[] genes, int index)
    {
        if (genes.Length < FewestTogether)
        {
            return;
        }

        var assignment = new Assignment(Genes);
        foreach (var choice in start)
        {
            assignment[choice.Key] = choice.Value;
        }

        foreach (var gene in genes)
        {
            assignment[gene] = index;
        }

        if (!IsMet(assignment))
        {
            TryTogether(start, genes.Take(genes.Length / 2).ToArray(), index);
            TryTogether(start, genes.Skip(genes.Length / 2).ToArray(), index);
        }
    }

    private static (string Path, TextSpan Span, string Domain, int Gene) PlaceOf(GeneModel gene) =>
        (gene.Location.Path, gene.Location.Span, gene.Domain.ToString(), gene.Location.Path.Length == 0 ? gene.Index : -1);

    // A place that is never taken is reported at the gene that decides about it.
    private bool IsNeverActive(GeneModel gene) => gene.Condition is { } condition
        && !Enumerable.Range(condition.From, condition.To - condition.From + 1).Any(index => _alive.Contains((condition.Gene, index)));

    private bool IsDead(int gene, int index, IReadOnlyDictionary<int, int> start)
    {
        if (_alive.Contains((gene, index)) || TryNeighbour(gene, index, start))
        {
            return false;
        }

        var decision = Satisfiability.Decide(_walks, _conditions, new Dictionary<int, int> { [gene] = index }, _work);
        MarkAlive(decision.Choices);
        _hasDoubt |= decision.Answer == Answer.Unknown;
        return decision.Answer == Answer.No;
    }

    // Changes one gene, and what has to change for it to be active; whatever else becomes active is chosen freely.
    private bool TryNeighbour(int gene, int index, IReadOnlyDictionary<int, int> start)
    {
        var assignment = new Assignment(Genes);
        foreach (var choice in start)
        {
            assignment[choice.Key] = choice.Value;
        }

        assignment[gene] = index;
        for (var condition = Genes[gene].Condition; condition is not null; condition = Genes[condition.Gene].Condition)
        {
            var current = assignment[condition.Gene];
            assignment[condition.Gene] = current >= condition.From && current <= condition.To ? current : condition.From;
        }

        return IsMet(assignment);
    }

    // One architecture is soon looked at; with the first value of everything that is not decided it does in most spaces.
    private bool IsMet(Assignment assignment)
    {
        var first = assignment.Copy();
        for (var gene = 0; gene < Genes.Count; gene++)
        {
            first[gene] = Math.Max(first[gene], 0);
        }

        return IsMetBySome(first) || IsMetBySome(assignment);
    }

    private bool IsMetBySome(Assignment assignment) =>
        _aims.Any(aim => _walks.Sound(_walks.Walk(_root, assignment, _work, aim)).Any(label => IsMet(label, assignment)));

    private bool IsMet(Label label, Assignment decided)
    {
        var whole = new Assignment(Genes);
        var chosen = label.Witness.ToDictionary();
        for (var gene = 0; gene < Genes.Count; gene++)
        {
            whole[gene] = chosen.TryGetValue(gene, out var index) ? index : decided[gene];
            if (whole.Excludes(Genes[gene].Condition) || whole[gene] == Assignment.Free)
            {
                whole[gene] = Assignment.Inactive;
            }
        }

        var valuation = new AssignmentValuation(Genes, whole, label.Cost);
        if (!_conditions.All(condition => ExpressionEvaluator.IsMet(condition.Expression, valuation)))
        {
            return false;
        }

        MarkAlive(Enumerable.Range(0, Genes.Count).Where(gene => whole[gene] >= 0).ToDictionary(gene => gene, gene => whole[gene]));
        return true;
    }

    private void MarkAlive(IReadOnlyDictionary<int, int> choices)
    {
        foreach (var choice in choices)
        {
            _alive.Add((choice.Key, choice.Value));
        }
    }
}
