using NasDsl.Language.Model;
using NasDsl.Language.Text;

namespace NasDsl.Language.Binding;

/// <summary>A named place of a scope: a module, a choice or a let.</summary>
internal sealed class Place
{
    public Place(string name, GeneCondition? condition, SourceLocation location)
    {
        Name = name;
        Condition = condition;
        Location = location;
    }

    public string Name { get; }

    /// <summary>When the place is taken.</summary>
    public GeneCondition? Condition { get; }

    public SourceLocation Location { get; }

    /// <summary>Whether the user chose its name.</summary>
    public bool IsNamed { get; init; }

    /// <summary>What its name stands for: a gene, or the value of a let. Null for a place that is only a place.</summary>
    public Bound? Value { get; set; }

    /// <summary>What is inside, or null.</summary>
    public PlaceScope? Scope { get; set; }

    /// <summary>The copies of a repeat or the branches of a parallel, or null.</summary>
    public IReadOnlyList<PlaceScope>? Copies { get; set; }

    /// <summary>The number of copies of a repeat, or null.</summary>
    public Bound? Count { get; set; }

    /// <summary>The arguments of an operation.</summary>
    public Dictionary<string, Bound> Arguments { get; } = new(StringComparer.Ordinal);
}
