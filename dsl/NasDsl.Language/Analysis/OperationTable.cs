using NasDsl.Language.Catalog;
using NasDsl.Language.Expressions;
using NasDsl.Language.Model;

namespace NasDsl.Language.Analysis;

/// <summary>Applies the catalogue's rules to the operations of a space: once for each input shape, whoever asks.</summary>
/// <param name="space">The space.</param>
/// <param name="thinned">Genes of which only some indices are looked at, by gene.</param>
internal sealed class OperationTable(SpaceModel space, IReadOnlyDictionary<int, IReadOnlyList<int>> thinned)
{
    private readonly Dictionary<(int Place, Shape Input, string Decided), IReadOnlyList<OperationRow>> _rows = [];

    /// <summary>What an operation does with an input, for every choice of its genes that are still free.</summary>
    /// <param name="place">The place of the operation.</param>
    /// <param name="input">The shape of its input.</param>
    /// <param name="assignment">What is decided.</param>
    /// <param name="work">Pays for new rows.</param>
    /// <returns>One row for each choice.</returns>
    public IReadOnlyList<OperationRow> Rows(Place place, Shape input, Assignment assignment, WorkMeter work)
    {
        var key = (place.Id, input, assignment.Describe(place.Own));
        if (!_rows.TryGetValue(key, out var rows))
        {
            rows = Compute(place, input, assignment, work);
            _rows.Add(key, rows);
        }

        return rows;
    }

    /// <summary>How many copies an index of a repeat's gene stands for.</summary>
    /// <param name="gene">The gene.</param>
    /// <param name="index">The index.</param>
    /// <returns>The number of copies.</returns>
    public int CountAt(int gene, int index) => (int)GeneIndex.ValueAt(space.Genes[gene].Domain, index).Number;

    private List<OperationRow> Compute(Place place, Shape input, Assignment assignment, WorkMeter work)
    {
        var module = (OperationModule)place.Module;
        var operation = module.Definition;
        var rows = new List<OperationRow>();
        foreach (var choices in assignment.Combinations(place.Own, thinned))
        {
            work.Spend();
            rows.Add(Apply(operation, module, input, new AssignmentValuation(space.Genes, assignment, null), choices));
        }

        return rows;
    }

    private static OperationRow Apply(Operation operation, OperationModule module, Shape input, AssignmentValuation valuation, Witness choices)
    {
        var values = new List<Value>();
        for (var i = 0; i < operation.Parameters.Count; i++)
        {
            var parameter = operation.Parameters[i];
            var value = ExpressionEvaluator.Evaluate(module.Arguments[i].Value, valuation);
            var reason = value is { } known ? parameter.Reject(known) : "has no value, because it asks for a gene that is not active";
            if (reason is not null)
            {
                return new OperationRow(choices, null, default, default, default, false, $"{parameter.Name} {reason}");
            }

            values.Add(value.GetValueOrDefault());
        }

        var arguments = new OperationArguments(operation, values);
        var result = operation.ShapeOf([input], arguments);
        return result.Error is { } error
            ? new OperationRow(choices, arguments, default, default, default, false, error)
            : new OperationRow(
                choices,
                arguments,
                result.Shape,
                operation.Cost([input], result.Shape, arguments),
                operation.Memory(input, result.Shape, arguments),
                operation.IsIdentity(input, arguments),
                null);
    }
}
