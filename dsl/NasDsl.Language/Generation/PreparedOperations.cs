using NasDsl.Language.Analysis;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;

namespace NasDsl.Language.Generation;

/// <summary>The rows of operations, as the making of architectures asks for them: found once for all places that are alike (<see cref="PlaceKinds"/>).</summary>
internal sealed class PreparedOperations
{
    private readonly OperationTable _table;
    private readonly PlaceKinds _kinds;
    private readonly IReadOnlyDictionary<int, IReadOnlyList<int>> _thinned;
    private readonly Assignment _assignment;
    private readonly ChoiceTable _choices;
    private readonly Func<string, int> _symbolOf;
    private readonly WorkMeter _work;

    // By place where nothing is decided of the genes, which is the rule.
    private readonly PreparedOperation?[] _free;
    private readonly Dictionary<(int Place, string Decided), PreparedOperation> _decided = [];
    private readonly Dictionary<(int Kind, string Decided), PreparedKind> _shared = [];

    /// <summary>Starts with nothing.</summary>
    /// <param name="table">Applies the rules of the catalogue.</param>
    /// <param name="root">The root of the places.</param>
    /// <param name="genes">The genes of the space.</param>
    /// <param name="thinned">Genes of which only some indices are looked at.</param>
    /// <param name="assignment">What is decided.</param>
    /// <param name="choices">Keeps the choices.</param>
    /// <param name="symbolOf">Numbers letters.</param>
    /// <param name="work">Pays for it.</param>
    public PreparedOperations(
        OperationTable table,
        Place root,
        EquatableArray<GeneModel> genes,
        IReadOnlyDictionary<int, IReadOnlyList<int>> thinned,
        Assignment assignment,
        ChoiceTable choices,
        Func<string, int> symbolOf,
        WorkMeter work)
    {
        _table = table;
        _kinds = new PlaceKinds(root, genes);
        _thinned = thinned;
        _assignment = assignment;
        _choices = choices;
        _symbolOf = symbolOf;
        _work = work;
        _free = new PreparedOperation?[_kinds.Count];
    }

    /// <summary>The operation at a place, with the rows for an input.</summary>
    /// <param name="place">The place.</param>
    /// <param name="input">The shape of the input.</param>
    /// <returns>The choices, and the rows that break no rule.</returns>
    public (ChoiceSet[] Choices, PreparedRow[] Rows) At(Place place, Shape input)
    {
        var decided = _assignment.Describe(place.Own);
        if (decided.Length > 0 || _free[place.Id] is not { } operation)
        {
            operation = Find(place, decided);
        }

        if (!operation.Rows.TryGetValue(input, out var rows))
        {
            rows = RowsOf(place, operation, input);
            operation.Rows.Add(input, rows);
        }

        return (operation.Choices, rows);
    }

    private PreparedOperation Find(Place place, string decided)
    {
        if (_decided.TryGetValue((place.Id, decided), out var operation))
        {
            return operation;
        }

        // Places that are alike have genes that are alike, but these may be thinned in one of them alone.
        var key = (_kinds.KindOf(place), string.Join(",", place.Own.Select(gene => _thinned.TryGetValue(gene, out var few) ? few.Count : 0)) + ":" + decided);
        if (!_shared.TryGetValue(key, out var kind))
        {
            kind = new PreparedKind(place);
            _shared.Add(key, kind);
        }

        operation = new PreparedOperation(kind);
        _decided.Add((place.Id, decided), operation);
        _free[place.Id] = decided.Length == 0 ? operation : _free[place.Id];
        return operation;
    }

    private PreparedRow[] RowsOf(Place place, PreparedOperation operation, Shape input)
    {
        var kind = operation.Kind;
        if (kind.Rows.TryGetValue(input, out var rows))
        {
            // Each place has its share of the work, whoever has done it: what a budget allows does not hang on how a space is written.
            _work.Spend(kind.Choices.Length);
        }
        else
        {
            var all = _table.Rows(place, input, _assignment, _work);
            rows = [.. all.Select((row, index) => (row, index)).Where(pair => pair.row.Error is null).Select(pair => Prepare(pair.row, pair.index, input))];
            kind.Rows.Add(input, rows);
            if (ReferenceEquals(kind.First, place) && kind.Choices.Length == 0)
            {
                kind.Choices = [.. all.Select(row => row.Choices.ToDictionary().Select(choice => new GeneChoice(choice.Key, choice.Value)).ToArray())];
            }
        }

        if (operation.Choices.Length == 0)
        {
            var shift = _kinds.Shift(place, kind.First);
            operation.Choices = Array.ConvertAll(kind.Choices, choices => _choices.Of(Array.ConvertAll(choices, choice => choice with { Gene = choice.Gene + shift })));
        }

        return rows;
    }

    private PreparedRow Prepare(OperationRow row, int index, Shape input) =>
        row.IsIdentity || row.Arguments is not { } arguments
            ? new PreparedRow(index, StateExpander.NoSymbol, default, input, false, false)
            : new PreparedRow(
                index,
                _symbolOf(arguments.ToString()),
                new CostVector(row.Cost.Params, row.Cost.Macs, row.Cost.Flops, row.Memory.Peak(input.Size, row.Shape.Size), 1, arguments.Operation.HasWeights ? 1 : 0),
                row.Shape,
                arguments.Operation.IsZero,
                row.Memory.IsInPlace);
}
