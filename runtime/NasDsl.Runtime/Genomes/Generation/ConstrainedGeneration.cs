using NasDsl.Language;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Generation;
using NasDsl.Language.Model;
using NasDsl.Randomness;

namespace NasDsl.Genomes.Generation;

/// <summary>Makes genomes that meet the requirements of their space, from nothing or close to a draft. What it needs to know about the space is found out when it is first asked.</summary>
internal sealed class ConstrainedGeneration
{
    private const int EvenDraws = 64;
    private const int TrialDraws = 256;
    private const int EnoughKept = TrialDraws / 8;
    private const int FirstDraws = 16;
    private const int PlainDraws = 4096;
    private const int Restarts = 200;
    private const int StepsPerStart = 2_000;
    private const int MostSteps = 500_000;
    private const int StepsPerSmallRepair = 64;
    private const int StepsPerRepair = 512;
    private const int MostFreeGenes = 8;
    private const long StepsWithCosts = 50_000;

    private readonly Space _space;
    private readonly Lazy<DecisionDiagram?> _diagram;
    private readonly Lazy<DiagramWalk?> _walk;
    private readonly Lazy<ArchitectureDraw?> _even;

    /// <summary>Knows a space.</summary>
    /// <param name="space">The space.</param>
    public ConstrainedGeneration(Space space)
    {
        _space = space;
        _diagram = new Lazy<DecisionDiagram?>(() => DecisionDiagram.Create(space.Model, space.Data));
        _walk = new Lazy<DiagramWalk?>(() => _diagram.Value?.Root is { } root ? new DiagramWalk(space, root) : null);
        _even = new Lazy<ArchitectureDraw?>(PrepareEvenDraws);
    }

    /// <summary>Draws a genome: every architecture with the same probability, as far as they can be counted and drawing and dropping finds one.</summary>
    /// <param name="random">Where randomness comes from.</param>
    /// <returns>The genome.</returns>
    /// <exception cref="NasException">There is none, or none was found.</exception>
    public Genome Sample(RandomStream random)
    {
        if (_diagram.Value is not { } diagram)
        {
            return DrawPlain(random, PlainDraws) ?? throw Fail();
        }

        if (_walk.Value is not { } walk || !diagram.CanBeMet)
        {
            throw Fail();
        }

        if (diagram.IsThinned)
        {
            return DrawPlain(random, EvenDraws) ?? Approach(Search(walk, random, null), Draw(random), random);
        }

        for (var draw = 0; draw < EvenDraws && _even.Value is { } even; draw++)
        {
            if (even.Draw(random) is { } genome)
            {
                return genome;
            }
        }

        return Search(walk, random, null);
    }

    /// <summary>Changes as little of a draft as it can, until all requirements hold.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="kept">Genes that keep their values if that is possible at all.</param>
    /// <param name="random">Where randomness comes from.</param>
    /// <returns>The genome.</returns>
    /// <exception cref="NasException">There is none, or none was found.</exception>
    public Genome Repair(GenomeDraft draft, IReadOnlyCollection<int> kept, RandomStream random)
    {
        if (_space.Model.Requirements.Count == 0)
        {
            return draft.ToGenome();
        }

        var genome = draft.ToGenome();
        if (_space.IsValid(genome))
        {
            return genome;
        }

        if (_diagram.Value is { IsThinned: false } && _walk.Value is { } walk)
        {
            return Complete(walk, draft, kept, random);
        }

        return Approach(_diagram.Value is { IsThinned: true } && _walk.Value is { } thinned ? Search(thinned, random, GeneWishes.Of(draft)) : Sample(random), draft, random);
    }

    // First with a few genes free, drawn evenly so that it is not always the end of the network that gives way, then with all but the kept ones, then with all.
    private Genome Complete(DiagramWalk walk, GenomeDraft draft, IReadOnlyCollection<int> kept, RandomStream random)
    {
        var wishes = GeneWishes.Of(draft);
        var active = draft.ActiveGenes();
        Array.ForEach(active, gene => wishes.Fix(gene, true));
        var free = active.Where(gene => gene < _space.Model.Genes.Count && !kept.Contains(gene)).ToArray();
        for (var size = 1; size < free.Length && size <= MostFreeGenes; size *= 2)
        {
            random.Shuffle(free.AsSpan());
            for (var i = 0; i < free.Length; i++)
            {
                wishes.Fix(free[i], i >= size);
            }

            if (walk.Find(random, StepsPerSmallRepair, wishes) is { } near)
            {
                return near;
            }
        }

        Array.ForEach(free, gene => wishes.Fix(gene, false));
        if (walk.Find(random, StepsPerRepair, wishes) is { } far)
        {
            return far;
        }

        Array.ForEach(active, gene => wishes.Fix(gene, false));
        return Search(walk, random, wishes);
    }

    // Where most draws would be dropped, costs are made part of what is counted, if they are few; where not one of many is kept, drawing evenly is a waste of time. The stream is a constant,
    // so that every space is judged alike each time.
    private ArchitectureDraw? PrepareEvenDraws()
    {
        if (_walk.Value is not { } walk || _diagram.Value is not { IsThinned: false, Root: { } root } || ArchitectureDiagram.Create(root) is not { } words)
        {
            return null;
        }

        var draw = new ArchitectureDraw(words, root, walk);
        var random = new RandomStream(0, RandomPurpose.User);
        var kept = 0;

        // Where every second draw is kept at first, there is no doubt.
        var isPlain = false;
        for (var trial = 1; trial <= TrialDraws && !isPlain; trial++)
        {
            kept += draw.Draw(random) is null ? 0 : 1;
            isPlain = kept >= EnoughKept || (trial <= FirstDraws && kept >= FirstDraws / 2);
        }

        return !isPlain && ArchitectureDiagram.Create(root, true, StepsWithCosts) is { Count: > 0 } valid ? new ArchitectureDraw(valid, root, walk)
            : kept > 0 ? draw
            : null;
    }

    private Genome Search(DiagramWalk walk, RandomStream random, GeneWishes? wishes)
    {
        for (var start = 0; start < Restarts; start++)
        {
            // A wish that leads astray would do so again.
            if (walk.Find(random, StepsPerStart, start == 0 ? wishes : null) is { } genome)
            {
                return genome;
            }
        }

        return walk.Find(random, MostSteps) ?? throw Fail();
    }

    // Takes over what it can of a draft, gene by gene.
    private Genome Approach(Genome valid, GenomeDraft draft, RandomStream random)
    {
        var genes = draft.ActiveGenes();
        random.Shuffle(genes.AsSpan());
        foreach (var gene in genes.Where(gene => valid.IsActive(gene) && !valid.Values[gene].Equals(draft.Values[gene])))
        {
            var next = GenomeDraft.Of(_space, valid.Values.AsSpan());
            if (!next.IsActive(gene))
            {
                continue;
            }

            next.Set(gene, draft.Values[gene], random);
            var genome = next.ToGenome();
            valid = _space.IsValid(genome) ? genome : valid;
        }

        return valid;
    }

    private Genome? DrawPlain(RandomStream random, int draws)
    {
        for (var draw = 0; draw < draws; draw++)
        {
            var genome = Draw(random).ToGenome();
            if (_space.IsValid(genome))
            {
                return genome;
            }
        }

        return null;
    }

    private GenomeDraft Draw(RandomStream random) => GenomeDraft.Fill(_space, gene => GeneValues.Sample(gene.Domain, random));

    // Names the requirements that cannot be met by themselves; where each of them can, it is all of them together.
    private NasException Fail()
    {
        var requirements = _space.Model.Requirements;
        var alone = requirements.Where(requirement =>
            DecisionDiagram.Create(_space.Model with { Requirements = new EquatableArray<RequirementModel>([requirement]) }, _space.Data) is { CanBeMet: false }).ToArray();
        var named = alone.Length > 0 ? alone : [.. requirements];
        var texts = string.Join(" and ", named.Select(requirement => $"'require {requirement.Text}'"));
        return NasException.Of(DiagnosticCatalog.NoValidGenome, named.Length > 0 ? named[0].Location : _space.Model.Location, _space.Model.Name, texts);
    }
}
