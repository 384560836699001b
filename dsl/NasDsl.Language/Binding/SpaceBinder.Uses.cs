using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Syntax;

namespace NasDsl.Language.Binding;

/// <content>Uses of operations and blocks, with their arguments.</content>
internal sealed partial class SpaceBinder
{
    private ModuleModel BindUse(UseSyntax use, ModuleContext context, Place? place)
    {
        var name = use.Name.Text;
        switch (_declared.Find(name))
        {
            case BlockSyntax block:
                place ??= context.Scope.Add(name, context.Condition, use.Location);
                return BindBlock(block, use, context, place);
            case ErrorDeclarationSyntax:
                return Unread(use, context);
            default:
                break;
        }

        place ??= context.Scope.Add(name, context.Condition, use.Location);
        if (OperationCatalog.Find(name) is { IsWritable: true } operation)
        {
            return BindOperation(operation, use, context, place);
        }

        if (CompositionCatalog.Find(name) is { } composition)
        {
            return BindComposition(composition, use, context, place);
        }

        if (_externs.FindOperation(name) is { } written)
        {
            return BindOperation(written, use, context, place) with { Extern = written };
        }

        var known = _declared.All<BlockSyntax>().Select(block => block.Name.Text)
            .Concat(_externs.Operations)
            .Concat(OperationCatalog.All.Where(row => row.IsWritable).Select(row => row.Name))
            .Concat(CompositionCatalog.All.Select(row => row.Name));
        _diagnostics.Add(DiagnosticCatalog.UnknownModule, use.Name.Location, name, _diagnostics.Suggestions.Text(name, known));
        return Unread(use, context);
    }

    private OperationModule BindOperation(Operation operation, UseSyntax use, ModuleContext context, Place place) =>
        new(operation.Name, ProcedureBinder.ToArguments(operation.Parameters, BindArguments(operation.Name, operation.Parameters, use, context, place)));

    private SequenceModule BindComposition(Composition composition, UseSyntax use, ModuleContext context, Place place)
    {
        var values = BindArguments(composition.Name, composition.Parameters, use, context, place);
        return new SequenceModule(composition.Parts.Select(ModuleModel (part) =>
        {
            var parameters = OperationCatalog.Get(part.Operation).Parameters;
            var own = parameters.Select(parameter => parameter.Name == part.Parameter ? Bound.Of(part.Value) : ValueOf(parameter));
            return new OperationModule(part.Operation, ProcedureBinder.ToArguments(parameters, own.ToArray())) { Location = use.Location };
        }).ToEquatableArray());

        Bound ValueOf(ParameterDefinition parameter)
        {
            var i = composition.Parameters.Select(own => own.Name).ToList().IndexOf(parameter.Name);
            return i >= 0 ? values[i] : parameter.Default is { } value ? Bound.Of(value) : Bound.Error;
        }
    }

    private Bound[] BindArguments(string name, IReadOnlyList<ParameterDefinition> parameters, UseSyntax use, ModuleContext context, Place place)
    {
        var values = ProcedureBinder.Bind(
            $"'{name}'",
            parameters,
            new CallSyntax(use.Name, use.Arguments, use.Location),
            (parameter, syntax) => BindValue(
                syntax,
                context.Names,
                context.Condition,
                gene => context.Scope.AddArgument(place.Name, parameter.Name, gene),
                parameter.Symbols),
            gene => _genes.DomainOf(gene),
            _ => Dimension.None,
            _diagnostics);
        for (var i = 0; i < values.Length; i++)
        {
            place.Arguments[parameters[i].Name] = values[i];
        }

        return values;
    }

    private ModuleModel BindBlock(BlockSyntax block, UseSyntax use, ModuleContext context, Place place)
    {
        _usedBlocks.Add(block.Name.Text);
        var path = context.Scope.PathOf(place.Name);
        var scope = new PlaceScope(path, context.Condition);
        place.Scope = scope;
        if (_cyclic.Contains(block.Name.Text))
        {
            scope.IsIncomplete = true;
            return Empty(use.Location);
        }

        var names = BindParameters(block, use, context, scope);
        var body = BindBody(block.Body, new ModuleContext(scope, names, context.Condition));
        scope.Close();
        return new BlockModule(block.Name.Text, path, body);
    }

    // Arguments see the names around the use, defaults those before them in the block; the genes of both are named in the block.
    private LocalNames BindParameters(BlockSyntax block, UseSyntax use, ModuleContext context, PlaceScope scope)
    {
        var names = new LocalNames(null);
        var parameters = block.Parameters.Select(parameter => parameter.Name.Text).ToArray();
        var arguments = ArgumentMatcher.Match($"Block '{block.Name.Text}'", parameters, use.Arguments, _diagnostics);
        for (var i = 0; i < parameters.Length; i++)
        {
            var place = AddNamed(block.Parameters[i].Name, new ModuleContext(scope, names, context.Condition));
            var isFirst = true;
            void Name(GeneBuilder gene)
            {
                gene.Path = scope.PathOf(isFirst ? place.Name : scope.Add(place.Name, context.Condition, gene.Location).Name);
                isFirst = false;
            }

            if ((arguments[i]?.Value ?? block.Parameters[i].Default) is { } value)
            {
                place.Value = BindValue(value, arguments[i] is null ? names : context.Names, context.Condition, Name);
            }
            else
            {
                _diagnostics.Add(DiagnosticCatalog.MissingArgument, use.Name.Location, $"Block '{block.Name.Text}'", parameters[i]);
                place.Value = Bound.Error;
            }

            names.Set(parameters[i], place.Value);
        }

        return names;
    }
}
