using NasDsl.Networks;

namespace NasDsl.Report.Drawing;

/// <summary>
/// Places the operations of a network in layers (Sugiyama, Tagawa and Toda, "Methods for visual understanding of hierarchical system structures", 1981): an operation lies below all that it
/// takes from, a line over several layers has a bend in each, and lines out of one operation share their bends.
/// </summary>
internal sealed class LayeredLayout
{
    private const double BendWidth = 14;
    private const double Gap = 26;
    private const int Sweeps = 8;

    private readonly List<List<LayoutItem>> _layers = [];
    private readonly LayoutItem[] _nodes;
    private readonly Dictionary<(int Node, int Layer), LayoutItem> _bends = [];

    private LayeredLayout(int nodes) => _nodes = new LayoutItem[nodes];

    /// <summary>The layers from top to bottom, each from left to right.</summary>
    public IReadOnlyList<IReadOnlyList<LayoutItem>> Layers => _layers;

    /// <summary>How wide all of it is; the least place of a left side is 0.</summary>
    public double Width { get; private set; }

    /// <summary>Places a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="widthOf">How wide an operation is; 0 is the input.</param>
    /// <returns>The layout.</returns>
    public static LayeredLayout Create(Network network, Func<int, double> widthOf)
    {
        var layout = new LayeredLayout(network.Nodes.Length + 1);
        layout.AddNode(0, 0, widthOf(0));
        foreach (var node in network.Nodes)
        {
            layout.AddNode(node.Id, 1 + node.Inputs.Max(input => layout._nodes[input].Layer), widthOf(node.Id));
        }

        foreach (var node in network.Nodes)
        {
            foreach (var input in node.Inputs.Distinct())
            {
                layout.Join(layout._nodes[input], layout._nodes[node.Id]);
            }
        }

        layout.Order();
        layout.Align();
        return layout;
    }

    /// <summary>The item of an operation.</summary>
    /// <param name="node">Its number; 0 is the input.</param>
    /// <returns>The item.</returns>
    public LayoutItem this[int node] => _nodes[node];

    /// <summary>What a line passes on its way, both ends included.</summary>
    /// <param name="from">The number of the operation that it comes from.</param>
    /// <param name="to">The number of the operation that it goes to.</param>
    /// <returns>The items from top to bottom.</returns>
    public IEnumerable<LayoutItem> PathOf(int from, int to)
    {
        yield return _nodes[from];
        for (var layer = _nodes[from].Layer + 1; layer < _nodes[to].Layer; layer++)
        {
            yield return _bends[(from, layer)];
        }

        yield return _nodes[to];
    }

    private void AddNode(int node, int layer, double width)
    {
        _nodes[node] = new LayoutItem(node, layer, isBend: false, width);
        Add(_nodes[node]);
    }

    private void Add(LayoutItem item)
    {
        while (_layers.Count <= item.Layer)
        {
            _layers.Add([]);
        }

        item.Order = _layers[item.Layer].Count;
        _layers[item.Layer].Add(item);
    }

    private void Join(LayoutItem from, LayoutItem to)
    {
        var above = from;
        for (var layer = from.Layer + 1; layer < to.Layer; layer++)
        {
            if (!_bends.TryGetValue((from.Node, layer), out var bend))
            {
                bend = new LayoutItem(from.Node, layer, isBend: true, BendWidth);
                _bends.Add((from.Node, layer), bend);
                Add(bend);
                above.Below.Add(bend);
                bend.Above.Add(above);
            }

            above = bend;
        }

        above.Below.Add(to);
        to.Above.Add(above);
    }

    /// <summary>Fewer crossings: each layer is put in the order of the mean places of its neighbours, downwards and upwards in turn, and the best order is kept.</summary>
    private void Order()
    {
        var best = Crossings();
        var kept = Orders();
        for (var sweep = 0; sweep < Sweeps && best > 0; sweep++)
        {
            var isDown = sweep % 2 == 0;
            foreach (var layer in isDown ? _layers : Enumerable.Reverse(_layers))
            {
                Sort(layer, item => isDown ? item.Above : item.Below);
            }

            if (Crossings() is var crossings && crossings < best)
            {
                best = crossings;
                kept = Orders();
            }
        }

        for (var i = 0; i < _layers.Count; i++)
        {
            _layers[i] = kept[i];
            Number(kept[i]);
        }
    }

    private List<List<LayoutItem>> Orders() => [.. _layers.Select(layer => layer.ToList())];

    private static void Sort(List<LayoutItem> layer, Func<LayoutItem, List<LayoutItem>> neighbours)
    {
        var sorted = layer.OrderBy(item => neighbours(item) is { Count: > 0 } near ? near.Average(other => other.Order) : item.Order).ToArray();
        layer.Clear();
        layer.AddRange(sorted);
        Number(layer);
    }

    private static void Number(List<LayoutItem> layer)
    {
        for (var i = 0; i < layer.Count; i++)
        {
            layer[i].Order = i;
        }
    }

    private int Crossings() => _layers.Sum(layer =>
    {
        var lines = layer.SelectMany(item => item.Below, (item, below) => (Top: item.Order, Bottom: below.Order)).ToArray();
        var count = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            for (var j = i + 1; j < lines.Length; j++)
            {
                count += (lines[i].Top - lines[j].Top) * (lines[i].Bottom - lines[j].Bottom) < 0 ? 1 : 0;
            }
        }

        return count;
    });

    /// <summary>Each item comes as near to the middle of its neighbours as the others of its layer let it.</summary>
    private void Align()
    {
        foreach (var layer in _layers)
        {
            Place(layer, [.. layer.Select(_ => 0.0)], [.. layer.Select(_ => 1.0)]);
        }

        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var isDown = sweep % 2 == 0;
            foreach (var layer in isDown ? _layers : Enumerable.Reverse(_layers))
            {
                Near(layer, item => isDown ? item.Above : item.Below);
            }
        }

        foreach (var layer in _layers)
        {
            Near(layer, item => [.. item.Above, .. item.Below]);
        }

        foreach (var strand in Strands())
        {
            Straighten(strand);
        }

        var left = _layers.SelectMany(layer => layer).Min(item => item.X - (item.Width / 2));
        foreach (var item in _layers.SelectMany(layer => layer))
        {
            item.X -= left;
            Width = Math.Max(Width, item.X + (item.Width / 2));
        }
    }

    /// <summary>Items one below the other that nothing joins or leaves: the operations of a branch, or the bends of a line.</summary>
    private IEnumerable<List<LayoutItem>> Strands()
    {
        static LayoutItem? Next(LayoutItem item) => item.Below is [{ Above.Count: 1 } below] ? below : null;
        foreach (var first in _layers.SelectMany(layer => layer).Where(item => item.Above is not [var above] || Next(above) is null))
        {
            var strand = new List<LayoutItem>();
            for (var item = first; item is not null; item = Next(item))
            {
                strand.Add(item);
            }

            yield return strand;
        }
    }

    /// <summary>Puts a strand upright where its neighbours leave room for that.</summary>
    private void Straighten(List<LayoutItem> strand)
    {
        var (least, most) = (double.NegativeInfinity, double.PositiveInfinity);
        foreach (var item in strand)
        {
            var layer = _layers[item.Layer];
            if (item.Order > 0)
            {
                var left = layer[item.Order - 1];
                least = Math.Max(least, left.X + ((left.Width + item.Width) / 2) + Gap);
            }

            if (item.Order < layer.Count - 1)
            {
                var right = layer[item.Order + 1];
                most = Math.Min(most, right.X - ((right.Width + item.Width) / 2) - Gap);
            }
        }

        if (least <= most)
        {
            var x = Math.Clamp(strand.Average(item => item.X), least, most);
            strand.ForEach(item => item.X = x);
        }
    }

    private static void Near(List<LayoutItem> layer, Func<LayoutItem, List<LayoutItem>> neighbours)
    {
        var wishes = layer.Select(item => neighbours(item) is { Count: > 0 } near ? near.Average(other => other.X) : item.X).ToArray();

        // Long lines are straight before all else.
        Place(layer, wishes, [.. layer.Select(item => item.IsBend ? 4.0 : 1.0)]);
    }

    /// <summary>
    /// The places nearest to what is wished, in least squares, that keep the order and the distances of a layer: an isotonic regression by pooling of adjacent violators (Ayer et al., 1955).
    /// </summary>
    private static void Place(List<LayoutItem> layer, double[] wishes, double[] weights)
    {
        var offsets = new double[layer.Count];
        for (var i = 1; i < layer.Count; i++)
        {
            offsets[i] = offsets[i - 1] + ((layer[i - 1].Width + layer[i].Width) / 2) + Gap;
        }

        var pools = new List<(double Mean, double Weight, int Count)>();
        for (var i = 0; i < layer.Count; i++)
        {
            var pool = (Mean: wishes[i] - offsets[i], Weight: weights[i], Count: 1);
            while (pools.Count > 0 && pools[^1].Mean > pool.Mean)
            {
                var last = pools[^1];
                pools.RemoveAt(pools.Count - 1);
                var weight = last.Weight + pool.Weight;
                pool = (((last.Mean * last.Weight) + (pool.Mean * pool.Weight)) / weight, weight, last.Count + pool.Count);
            }

            pools.Add(pool);
        }

        var next = 0;
        foreach (var (mean, _, count) in pools)
        {
            for (var i = 0; i < count; i++, next++)
            {
                layer[next].X = mean + offsets[next];
            }
        }
    }
}
