namespace NasDsl.Language.Binding;

/// <summary>The lets and block parameters that can be seen from a place: those of the bodies around it.</summary>
internal sealed class LocalNames
{
    private readonly LocalNames? _outer;
    private readonly Dictionary<string, Bound> _values = new(StringComparer.Ordinal);

    public LocalNames(LocalNames? outer)
    {
        _outer = outer;
    }

    public IEnumerable<string> All => _values.Keys.Concat(_outer?.All ?? []);

    public void Set(string name, Bound value) => _values[name] = value;

    public Bound? Find(string name) => _values.TryGetValue(name, out var value) ? value : _outer?.Find(name);
}
