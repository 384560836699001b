using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Syntax;

namespace NasDsl.Language.Binding;

/// <summary>Binds all declarations of a compilation.</summary>
internal sealed class ModelBinder
{
    private readonly IReadOnlyList<FileSyntax> _files;
    private readonly DiagnosticBag _diagnostics;
    private readonly DeclaredNames _declared;
    private readonly DeviceNames _devices;
    private readonly ExternNames _externs;
    private readonly Dictionary<string, RequirementBinder> _places = new(StringComparer.Ordinal);

    private ModelBinder(IReadOnlyList<FileSyntax> files, DiagnosticBag diagnostics)
    {
        _files = files;
        _diagnostics = diagnostics;
        _declared = new DeclaredNames(files.SelectMany(file => file.Declarations), diagnostics);
        _devices = new DeviceNames(_declared, diagnostics);
        _externs = new ExternNames(_declared, diagnostics);
    }

    /// <summary>Binds files.</summary>
    /// <param name="files">The files.</param>
    /// <param name="diagnostics">Where messages go.</param>
    /// <returns>The model, with all that could be bound, and the names of the spaces without mistakes.</returns>
    public static (NasModel Model, HashSet<string> SoundSpaces) Bind(IReadOnlyList<FileSyntax> files, DiagnosticBag diagnostics) => new ModelBinder(files, diagnostics).Bind();

    private (NasModel Model, HashSet<string> SoundSpaces) Bind()
    {
        var name = BindNamespace();
        var data = _declared.All<DataSyntax>().Select(new DataBinder(_externs, _diagnostics).Bind).OfType<DataModel>().ToArray();
        var spaces = BindSpaces(data);
        var binder = new SearchBinder(_declared, _devices, _externs, spaces.ToDictionary(space => space.Name), _places, data, _diagnostics);
        var searches = _declared.All<SearchSyntax>().Select(binder.Bind).OfType<SearchModel>();
        var model = new NasModel(
            name,
            data.ToEquatableArray(),
            _declared.All<BlockSyntax>().Select(block => new BlockModel(block.Name.Text, block.Documentation) { Location = block.Name.Location }).ToEquatableArray(),
            spaces.ToEquatableArray(),
            searches.ToEquatableArray(),
            _devices.All.ToEquatableArray(),
            _externs.All.ToEquatableArray(),
            CanonicalPrinter.Print(name, _files.SelectMany(file => file.Declarations)));
        return (model, FindSound());
    }

    private HashSet<string> FindSound() => new(_declared.All<SpaceSyntax>()
        .Where(space => !_diagnostics.HasErrorWithin(space.Location)
            && !Reached(space.Body).Any(block => _diagnostics.HasErrorWithin(block.Location)))
        .Select(space => space.Name.Text));

    private HashSet<DeclarationSyntax> Reached(BodySyntax body)
    {
        // By reference: two blocks may be alike but for their place.
        var reached = new HashSet<DeclarationSyntax>(ReferenceComparer.Instance);
        var open = new Stack<BodySyntax>([body]);
        while (open.Count > 0)
        {
            foreach (var used in ModuleWalker.Uses(open.Pop()).Select(use => _declared.Find(use.Name.Text)).OfType<DeclarationSyntax>())
            {
                if (reached.Add(used) && used is BlockSyntax block)
                {
                    open.Push(block.Body);
                }
            }
        }

        return reached;
    }

    private string BindNamespace()
    {
        var all = _files.SelectMany(file => file.Namespaces).ToArray();
        var name = all.Length == 0 ? "" : all[0].Name;
        foreach (var other in all.Where(other => other.Name != name))
        {
            _diagnostics.Add(Diagnostic.Create(DiagnosticCatalog.SeveralNamespaces, other.Location, name) with
            {
                Related = new EquatableArray<RelatedLocation>([new RelatedLocation(all[0].Location, "the namespace")]),
            });
        }

        return name;
    }

    private SpaceModel[] BindSpaces(IReadOnlyList<DataModel> data)
    {
        var cyclic = BlockCycles.Find(_declared, _diagnostics);
        var used = new HashSet<string>(StringComparer.Ordinal);
        var spaces = new List<SpaceModel>();
        foreach (var syntax in _declared.All<SpaceSyntax>())
        {
            _declared.Find<DataSyntax>(syntax.Data, "data", _diagnostics);
            var target = data.FirstOrDefault(candidate => candidate.Name == syntax.Data.Text)?.Target.Size;
            var binder = new SpaceBinder(_declared, _devices, _externs, cyclic, used, syntax.Name, target, _diagnostics);
            spaces.Add(binder.Bind(syntax));
            if (binder.Places is { } places)
            {
                _places.Add(syntax.Name.Text, places);
            }
        }

        foreach (var block in _declared.All<BlockSyntax>().Where(block => !used.Contains(block.Name.Text) && !cyclic.Contains(block.Name.Text)))
        {
            new SpaceBinder(_declared, _devices, _externs, cyclic, used, block.Name, null, _diagnostics).Check(block);
        }

        return spaces.ToArray();
    }
}
