using System.Globalization;
using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Syntax;
using NasDsl.Language.Text;

namespace NasDsl.Language.Binding;

/// <summary>
/// Elaborates a space: writes out every use of a block and every copy of a repeat, names each place, and makes a gene of each choice.
/// </summary>
internal sealed partial class SpaceBinder
{
    /// <summary>How deep modules may be nested when they are written out.</summary>
    public const int MaximumDepth = 300;

    private const int MaximumModules = 50_000;

    private readonly DeclaredNames _declared;
    private readonly DeviceNames _devices;
    private readonly ExternNames _externs;
    private readonly HashSet<string> _cyclic;
    private readonly HashSet<string> _usedBlocks;
    private readonly DiagnosticBag _diagnostics;
    private readonly int? _classes;
    private readonly NameSyntax _owner;
    private readonly GenePool _genes = new(0);
    private int _modules;
    private int _depth;

    public SpaceBinder(
        DeclaredNames declared,
        DeviceNames devices,
        ExternNames externs,
        HashSet<string> cyclic,
        HashSet<string> usedBlocks,
        NameSyntax owner,
        int? classes,
        DiagnosticBag diagnostics)
    {
        _declared = declared;
        _devices = devices;
        _externs = externs;
        _cyclic = cyclic;
        _usedBlocks = usedBlocks;
        _owner = owner;
        _classes = classes;
        _diagnostics = diagnostics;
    }

    /// <summary>Finds the places and genes of the space by their names, once it is elaborated.</summary>
    public RequirementBinder? Places { get; private set; }

    /// <summary>Elaborates a space.</summary>
    /// <param name="syntax">Its declaration.</param>
    /// <returns>The space.</returns>
    public SpaceModel Bind(SpaceSyntax syntax)
    {
        var scope = new PlaceScope("", null);
        var context = new ModuleContext(scope, new LocalNames(null), null);
        var root = BindBody(syntax.Body, context);
        scope.Close();
        Places = new RequirementBinder(scope, context.Names, _genes, _devices, _diagnostics);
        var requirements = new List<RequirementModel>();
        foreach (var require in syntax.Body.Statements.OfType<RequireSyntax>())
        {
            if (Places.BindCondition(require.Condition) is { } condition)
            {
                requirements.Add(new RequirementModel(condition, SyntaxPrinter.Print(require.Condition), require.Location));
            }
        }

        return new SpaceModel(
            syntax.Name.Text,
            syntax.Data.Text,
            _genes.ToModel(),
            root,
            requirements.ToEquatableArray(),
            syntax.Documentation,
            syntax.Name.Location);
    }

    /// <summary>Looks for mistakes in a block that no space uses.</summary>
    /// <param name="block">The block.</param>
    public void Check(BlockSyntax block)
    {
        var names = new LocalNames(null);
        var scope = new PlaceScope(block.Name.Text, null);
        var context = new ModuleContext(scope, names, null);
        foreach (var parameter in block.Parameters)
        {
            AddNamed(parameter.Name, context);
            names.Set(parameter.Name.Text, parameter.Default is { } value ? BindValue(value, names, null, gene => gene.Path = "") : Bound.Error);
        }

        BindBody(block.Body, context);
        scope.Close();
    }

    // Lets come into sight from their line on. The context is that of the body itself.
    private ModuleModel BindBody(BodySyntax body, ModuleContext context)
    {
        ModuleModel? chain = null;
        foreach (var statement in body.Statements)
        {
            if (statement is LetSyntax let)
            {
                BindLet(let, context);
            }
            else if (statement is ChainSyntax { Module: var module })
            {
                chain = BindModule(module, context, null);
            }
        }

        return chain ?? Empty(body.Location);
    }

    private void BindLet(LetSyntax let, ModuleContext context)
    {
        var place = AddNamed(let.Name, context);
        place.Value = BindValue(let.Value, context.Names, context.Condition, gene =>
        {
            var isWhole = let.Value is SetSyntax or RangeSyntax;
            gene.Path = context.Scope.PathOf(isWhole ? place.Name : context.Scope.Add(place.Name, context.Condition, let.Location).Name);
        });
        context.Names.Set(let.Name.Text, place.Value);
    }

    private Bound BindValue(ExpressionSyntax syntax, LocalNames names, GeneCondition? condition, Action<GeneBuilder> name, IReadOnlyCollection<string>? words = null) =>
        new ArgumentExpressionBinder(names, _genes, condition, name, _classes, _diagnostics).Bind(syntax, words ?? []);

    private Place AddNamed(NameSyntax name, ModuleContext context)
    {
        if (context.Scope.Find(name.Text) is { IsNamed: true } first)
        {
            _diagnostics.Add(Diagnostic.Create(DiagnosticCatalog.DuplicateName, name.Location, name.Text) with
            {
                Related = new EquatableArray<RelatedLocation>([new RelatedLocation(first.Location, "the first time")]),
            });
        }

        return context.Scope.Add(name.Text, context.Condition, name.Location, isNamed: true);
    }

    private static SequenceModule Empty(SourceLocation location) => new(EquatableArray<ModuleModel>.Empty) { Location = location };

    /// <summary>Elaborates a module.</summary>
    /// <param name="syntax">The module.</param>
    /// <param name="context">Where it stands.</param>
    /// <param name="place">Its place, where one has been made: by a label or by the option around it.</param>
    /// <returns>The module.</returns>
    private ModuleModel BindModule(ModuleSyntax syntax, ModuleContext context, Place? place)
    {
        if (_depth >= MaximumDepth || _modules >= MaximumModules)
        {
            var size = _depth >= MaximumDepth ? $"modules nested more than {MaximumDepth} deep" : $"more than {MaximumModules} modules";
            _diagnostics.Add(DiagnosticCatalog.SpaceTooLarge, _owner.Location, _owner.Text, size);
            return Empty(syntax.Location);
        }

        _depth++;
        _modules++;
        ModuleModel module = BindKind(syntax, context, place);
        module = module with { Location = syntax.Location };
        _depth--;
        return module;
    }

    private ModuleModel BindKind(ModuleSyntax syntax, ModuleContext context, Place? place) => syntax switch
    {
        SequenceSyntax sequence => BindSequence(sequence, context, place),
        AlternativeSyntax alternative => BindAlternative(alternative, context, place),
        OptionalSyntax optional => BindOptional(optional, context, place),
        LabelSyntax label => BindModule(label.Body, context, place ?? AddNamed(label.Name, context)),
        UseSyntax use => BindUse(use, context, place),
        RepeatSyntax repeat => BindRepeat(repeat, context, place),
        ResidualSyntax residual => BindResidual(residual, context, place),
        ParallelSyntax parallel => BindParallel(parallel, context, place),
        DagSyntax dag => BindDag(dag, context, place),
        _ => Unread(syntax, context),
    };

    private static SequenceModule Unread(ModuleSyntax syntax, ModuleContext context)
    {
        context.Scope.IsIncomplete = true;
        return Empty(syntax.Location);
    }

    private ModuleModel BindSequence(SequenceSyntax sequence, ModuleContext context, Place? place)
    {
        var items = new List<ModuleModel>();
        for (var i = 0; i < sequence.Items.Count; i++)
        {
            var item = BindModule(sequence.Items[i], context, i == 0 ? place : null);
            items.AddRange(item is SequenceModule inner ? inner.Items : [item]);
        }

        return items.Count == 1 ? items[0] : new SequenceModule(items.ToEquatableArray());
    }

    private AlternativeModule BindAlternative(AlternativeSyntax alternative, ModuleContext context, Place? place)
    {
        place ??= context.Scope.Add(PlaceNames.Of(alternative), context.Condition, alternative.Location);
        var names = new PlaceNames().Distinct(alternative.Branches);
        var domain = new AlternativeDomain(names);
        var gene = AddGene(domain, context, place, alternative.Location);
        var branches = new List<ModuleModel>();
        for (var i = 0; i < alternative.Branches.Count; i++)
        {
            branches.Add(BindModule(alternative.Branches[i], context with { Condition = new GeneCondition(gene.Index, i, i) }, null));
        }

        return new AlternativeModule(gene.Index, branches.ToEquatableArray());
    }

    private OptionalModule BindOptional(OptionalSyntax optional, ModuleContext context, Place? place)
    {
        // A choice or a counted repeat has a gene of that name itself.
        var first = PlaceNames.First(optional.Body);
        var hasGene = first is AlternativeSyntax or OptionalSyntax or RepeatSyntax;
        if (place is null && first is LabelSyntax { Name: var label, Body: not (AlternativeSyntax or OptionalSyntax or RepeatSyntax) })
        {
            place = AddNamed(label, context);
        }
        else if (first is LabelSyntax)
        {
            hasGene = true;
        }

        place ??= context.Scope.Add(hasGene ? "optional" : PlaceNames.Of(optional.Body), context.Condition, optional.Location);
        var gene = AddGene(new PresenceDomain(), context, place, optional.Location);
        var inner = context with { Condition = new GeneCondition(gene.Index, 1, 1) };
        return new OptionalModule(gene.Index, BindModule(optional.Body, inner, hasGene ? null : place));
    }

    private GeneBuilder AddGene(GeneDomain domain, ModuleContext context, Place place, SourceLocation location)
    {
        var gene = _genes.Add(domain, Dimension.None, context.Condition, location);
        gene.Path = context.Scope.PathOf(place.Name);
        place.Value = gene.ToBound();
        return gene;
    }

    private ResidualModule BindResidual(ResidualSyntax residual, ModuleContext context, Place? place)
    {
        place ??= context.Scope.Add("residual", context.Condition, residual.Location);
        var scope = OpenScope(place, context.Scope.PathOf(place.Name), context.Condition);
        var body = BindBody(residual.Body, new ModuleContext(scope, new LocalNames(context.Names), context.Condition));
        scope.Close();
        return new ResidualModule(scope.Path, body);
    }

    private static PlaceScope OpenScope(Place place, string path, GeneCondition? condition)
    {
        var scope = new PlaceScope(path, condition);
        place.Scope = scope;
        return scope;
    }

    private ParallelModule BindParallel(ParallelSyntax parallel, ModuleContext context, Place? place)
    {
        place ??= context.Scope.Add("parallel", context.Condition, parallel.Location);
        var path = context.Scope.PathOf(place.Name);
        foreach (var merge in parallel.Merges)
        {
            if (!OperationCatalog.Merges.Contains(merge.Text))
            {
                _diagnostics.Add(DiagnosticCatalog.UnknownChoice, merge.Location, "merge", merge.Text, _diagnostics.Suggestions.TextOrList(merge.Text, OperationCatalog.Merges));
            }
        }

        var merges = parallel.Merges.Select(merge => merge.Text).Distinct().ToEquatableArray();
        int? gene = null;
        if (merges.Count > 1)
        {
            var builder = _genes.Add(new SetDomain(merges.Select(merge => Value.Of(merge)).ToEquatableArray()), Dimension.None, context.Condition, parallel.Merges[0].Location);
            context.Scope.AddArgument(place.Name, "merge", builder);
            place.Arguments["merge"] = builder.ToBound();
            gene = builder.Index;
        }

        var names = new LocalNames(context.Names);
        var branches = new List<ModuleModel>();
        var scopes = new List<PlaceScope>();
        foreach (var statement in parallel.Body.Statements)
        {
            if (statement is LetSyntax let)
            {
                BindLet(let, context with { Names = names });
            }
            else if (statement is ChainSyntax chain)
            {
                var scope = new PlaceScope(Indexed(path, branches.Count), context.Condition);
                branches.Add(BindModule(chain.Module, new ModuleContext(scope, names, context.Condition), null));
                scope.Close();
                scopes.Add(scope);
            }
        }

        place.Copies = scopes;
        if (branches.Count == 0)
        {
            _diagnostics.Add(DiagnosticCatalog.Unexpected, parallel.Body.Location, "at least one branch", "'{ }'");
        }

        return new ParallelModule(path, merges, gene, branches.ToEquatableArray());
    }

    private static string Indexed(string path, int index) => $"{path}[{index.ToString(CultureInfo.InvariantCulture)}]";
}
