using System.Globalization;
using NasDsl.Language.Model;
using NasDsl.Language.Text;

namespace NasDsl.Language.Binding;

/// <summary>
/// A scope of names: the body of a space, a use of a block, a copy of a repeat, a residual, a branch of a parallel. It gives every place in it a name of its own.
/// </summary>
internal sealed class PlaceScope
{
    private readonly Dictionary<string, Place> _places = new(StringComparer.Ordinal);
    private readonly List<(string Place, string Parameter, GeneBuilder Gene)> _arguments = [];
    private readonly Dictionary<string, int> _lastNumbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _argumentNames = new(StringComparer.Ordinal);

    public PlaceScope(string path, GeneCondition? condition)
    {
        Path = path;
        Condition = condition;
    }

    /// <summary>The path, empty for the body of a space.</summary>
    public string Path { get; }

    /// <summary>When the scope is taken.</summary>
    public GeneCondition? Condition { get; }

    /// <summary>Whether something in it could not be read, so that a name that is not found may be no mistake.</summary>
    public bool IsIncomplete { get; set; }

    public IReadOnlyCollection<Place> Places => _places.Values;

    /// <summary>The path of something in this scope.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The path.</returns>
    public string PathOf(string name) => Path.Length == 0 ? name : $"{Path}.{name}";

    public Place? Find(string name) => _places.TryGetValue(name, out var place) ? place : null;

    /// <summary>Makes a place. A name that is taken gets a number: <c>Conv</c>, <c>Conv2</c>, <c>Conv3</c>.</summary>
    /// <param name="name">The name.</param>
    /// <param name="condition">When the place is taken.</param>
    /// <param name="location">Where it was written.</param>
    /// <param name="isNamed">Whether the user chose the name.</param>
    /// <returns>The place.</returns>
    public Place Add(string name, GeneCondition? condition, SourceLocation location, bool isNamed = false)
    {
        // Remembering the last number keeps a chain of ten thousand equal modules from taking ten thousand tries each.
        var free = name;
        var number = _lastNumbers.TryGetValue(name, out var last) ? last : 1;
        while (_places.ContainsKey(free))
        {
            number++;
            free = name + number.ToString(CultureInfo.InvariantCulture);
        }

        _lastNumbers[name] = number;
        var place = new Place(free, condition, location) { IsNamed = isNamed };
        _places.Add(free, place);
        return place;
    }

    /// <summary>Takes a gene in an argument, whose short name depends on what else is in the scope.</summary>
    /// <param name="place">The place of the operation.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="gene">The gene.</param>
    public void AddArgument(string place, string parameter, GeneBuilder gene)
    {
        _arguments.Add((place, parameter, gene));
        _argumentNames[parameter] = (_argumentNames.TryGetValue(parameter, out var count) ? count : 0) + 1;
    }

    /// <summary>Names the genes in arguments: after the parameter where that is clear, else after place and parameter.</summary>
    public void Close()
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (place, parameter, gene) in _arguments)
        {
            var isClear = _argumentNames[parameter] == 1 && !_places.ContainsKey(parameter);
            var name = isClear ? parameter : $"{place}.{parameter}";
            var free = name;
            for (var number = 2; !taken.Add(free); number++)
            {
                free = name + number.ToString(CultureInfo.InvariantCulture);
            }

            gene.Path = PathOf(free);
        }
    }

    /// <summary>The genes in arguments of one parameter.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <returns>The genes with the names of their places.</returns>
    public IReadOnlyList<(string Place, GeneBuilder Gene)> FindArguments(string parameter) =>
        _arguments.Where(argument => argument.Parameter == parameter).Select(argument => (argument.Place, argument.Gene)).ToArray();
}
