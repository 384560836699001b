using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Syntax;

namespace NasDsl.Language.Binding;

/// <content>Repeats: a copy of the body for each number that the count can reach.</content>
internal sealed partial class SpaceBinder
{
    private const int MaximumCopies = 1000;

    private RepeatModule BindRepeat(RepeatSyntax repeat, ModuleContext context, Place? place)
    {
        place ??= AddNamed(repeat.Name, context);
        var path = context.Scope.PathOf(place.Name);
        var count = BindValue(repeat.Count, context.Names, context.Condition, gene =>
        {
            gene.Path = path;
            place.Value = gene.ToBound();
        });
        place.Count = count;
        place.Value ??= count;
        if (CountOf(count, repeat.Count) is not { } counts)
        {
            // The body is read once all the same, for its own mistakes.
            counts = [1];
            place.Count = Bound.Error;
        }

        var gene = count.Expression is GeneExpression { Gene: var index } && !count.IsError ? index : (int?)null;
        return repeat.IsSame
            ? BindTied(repeat, context, place, path, gene, counts)
            : BindFresh(repeat, context, place, path, gene, counts);
    }

    private RepeatModule BindFresh(RepeatSyntax repeat, ModuleContext context, Place place, string path, int? gene, int[] counts)
    {
        var copies = new List<ModuleModel>();
        var scopes = new List<PlaceScope>();
        place.Copies = scopes;
        for (var i = 0; i < counts[counts.Length - 1] && _modules < MaximumModules; i++)
        {
            var condition = ConditionOf(gene, counts, i, context.Condition);
            var scope = new PlaceScope(Indexed(path, i), condition);
            scopes.Add(scope);
            copies.Add(BindBody(repeat.Body, new ModuleContext(scope, new LocalNames(context.Names), condition)));
            scope.Close();
        }

        return new RepeatModule(path, gene, copies.ToEquatableArray(), false);
    }

    private RepeatModule BindTied(RepeatSyntax repeat, ModuleContext context, Place place, string path, int? gene, int[] counts)
    {
        var condition = ConditionOf(gene, counts, 0, context.Condition);
        var scope = OpenScope(place, path, condition);
        var body = BindBody(repeat.Body, new ModuleContext(scope, new LocalNames(context.Names), condition));
        scope.Close();
        return new RepeatModule(path, gene, Enumerable.Repeat(body, counts[counts.Length - 1]).ToEquatableArray(), true);
    }

    // A copy is there when there are more copies than its index; always, when there are never fewer.
    private static GeneCondition? ConditionOf(int? gene, int[] counts, int copy, GeneCondition? outer)
    {
        if (gene is not { } index || counts[0] > copy)
        {
            return outer;
        }

        return new GeneCondition(index, Array.FindIndex(counts, count => count > copy), counts.Length - 1);
    }

    /// <summary>The possible numbers of copies, ascending, or null for a mistake, which has been reported.</summary>
    private int[]? CountOf(Bound count, ExpressionSyntax syntax)
    {
        if (count.IsError)
        {
            return null;
        }

        var values = count.Expression switch
        {
            ConstantExpression { Value: var value } => [value],
            GeneExpression { Gene: var gene } when _genes.DomainOf(gene) is SetDomain set => set.Values.ToArray(),
            _ => Array.Empty<Value>(),
        };
        var isWrong = values.Length == 0 || count.Dimension != Dimension.None
            || values.Any(value => !value.IsInteger || value.Number < 0 || value.Number > MaximumCopies);
        if (isWrong)
        {
            _diagnostics.Add(
                DiagnosticCatalog.InvalidRepeat,
                syntax.Location,
                $"a whole number, a range or a set of whole numbers from 0 to {MaximumCopies}");
            return null;
        }

        return values.Select(value => (int)value.Number).ToArray();
    }
}
