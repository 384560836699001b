using System.Text;
using NasDsl.Language.Expressions;
using NasDsl.Language.Model;

namespace NasDsl.Language.Analysis;

/// <summary>
/// Tells which places of a space are the same piece of text with the same choices, but for the numbers of their genes: the copies of a repeat, the uses of a block. What can come of one
/// of them on an input can come of each, so that walks look at one.
/// </summary>
internal sealed class PlaceKinds
{
    private readonly EquatableArray<GeneModel> _genes;
    private readonly Dictionary<string, int> _kinds = [];
    private readonly Dictionary<GeneDomain, int> _domains = [];
    private readonly List<(int Kind, int First, int Last)> _places = [];

    /// <summary>Looks at all places of a space.</summary>
    /// <param name="root">The root of its places.</param>
    /// <param name="genes">Its genes.</param>
    public PlaceKinds(Place root, EquatableArray<GeneModel> genes)
    {
        _genes = genes;
        Add(root);
    }

    /// <summary>How many places there are.</summary>
    public int Count => _places.Count;

    /// <summary>The kind of a place: equal for places that are alike.</summary>
    /// <param name="place">The place.</param>
    /// <returns>A number.</returns>
    public int KindOf(Place place) => _places[place.Id].Kind;

    /// <summary>How much greater the numbers of the genes inside a place are than those inside another of its kind.</summary>
    /// <param name="place">The place.</param>
    /// <param name="other">The other.</param>
    /// <returns>What has to be added to a gene of the other.</returns>
    public int Shift(Place place, Place other) => _places[place.Id].First - _places[other.Id].First;

    /// <summary>A range of genes that holds all that are asked for inside a place.</summary>
    /// <param name="place">The place.</param>
    /// <returns>The first and the last; the last is the lesser when there is none.</returns>
    public (int First, int Last) GenesOf(Place place) => (_places[place.Id].First, _places[place.Id].Last);

    private (int Kind, int First, int Last) Add(Place place)
    {
        // Places are numbered outer ones first; the kind is known when those inside are.
        _places.Add(default);
        var children = place.Children.Select(Add).ToArray();
        var asked = place.Own.Concat(children.Where(child => child.First <= child.Last).SelectMany(child => new[] { child.First, child.Last })).ToArray();
        var (first, last) = asked.Length == 0 ? (0, -1) : (asked.Min(), asked.Max());

        var location = place.Module.Location;
        var key = new StringBuilder().Append(place.Module.GetType().Name).Append(' ').Append(location.Path).Append(' ').Append(location.Span).Append(' ');
        WriteModule(key, place.Module, first);
        foreach (var gene in place.Own)
        {
            WriteGene(key, gene, first);
        }

        foreach (var child in children)
        {
            key.Append('[').Append(child.Kind).Append(' ').Append(child.First <= child.Last ? child.First - first : 0).Append(']');
        }

        var text = key.ToString();
        if (!_kinds.TryGetValue(text, out var kind))
        {
            kind = _kinds.Count;
            _kinds.Add(text, kind);
        }

        return _places[place.Id] = (kind, first, last);
    }

    private static void WriteModule(StringBuilder key, ModuleModel module, int first)
    {
        switch (module)
        {
            case OperationModule operation:
                key.Append(operation.Operation);
                foreach (var argument in operation.Arguments)
                {
                    key.Append(',');
                    Write(key, argument.Value, first);
                }

                break;
            case ParallelModule parallel:
                key.Append(string.Join("|", parallel.Merges)).Append(parallel.Gene is { } gene ? gene - first : -1);
                break;
            case DagModule dag:
                key.Append(dag.Merge);
                foreach (var node in dag.Nodes)
                {
                    key.Append(';').Append(node.Gene - first).Append(node.Inputs);
                }

                break;
            default:
                break;
        }
    }

    // Genes that decide from outside are not told apart: a place is only looked at when they let it be.
    private void WriteGene(StringBuilder key, int gene, int first)
    {
        if (!_domains.TryGetValue(_genes[gene].Domain, out var domain))
        {
            domain = _domains.Count;
            _domains.Add(_genes[gene].Domain, domain);
        }

        key.Append('#').Append(gene - first).Append(' ').Append(domain);
        if (_genes[gene].Condition is { } condition && condition.Gene >= first)
        {
            key.Append(' ').Append(condition.Gene - first).Append(' ').Append(condition.From).Append(' ').Append(condition.To);
        }
    }

    private static void Write(StringBuilder key, Expression expression, int first)
    {
        switch (expression)
        {
            case GeneExpression gene:
                key.Append('#').Append(gene.Gene - first);
                return;
            case ActiveExpression active:
                key.Append('@').Append(active.Condition.Gene - first).Append(' ').Append(active.Condition.From).Append(' ').Append(active.Condition.To);
                return;
            case UnaryExpression unary:
                key.Append(unary.Operator);
                break;
            case BinaryExpression binary:
                key.Append(binary.Operator);
                break;
            case CallExpression call:
                key.Append(call.Function);
                break;
            case ConditionalExpression:
                key.Append("when");
                break;
            default:
                key.Append(expression);
                return;
        }

        key.Append('(');
        foreach (var operand in ExpressionOperands.Of(expression))
        {
            Write(key, operand, first);
            key.Append(' ');
        }

        key.Append(')');
    }
}
