using System.Globalization;
using NasDsl.Language.Catalog;
using NasDsl.Language.Syntax;

namespace NasDsl.Language.Binding;

/// <summary>What places are called that have no label.</summary>
internal sealed class PlaceNames
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _lastNumbers = new(StringComparer.Ordinal);

    /// <summary>The name of a module: its label, its block or operation, its own name for a repeat.</summary>
    /// <param name="module">The module.</param>
    /// <returns>The name.</returns>
    public static string Of(ModuleSyntax module) => module switch
    {
        LabelSyntax label => label.Name.Text,
        UseSyntax use => use.Name.Text,
        RepeatSyntax repeat => repeat.Name.Text,
        ResidualSyntax => "residual",
        ParallelSyntax => "parallel",
        DagSyntax => "dag",
        OptionalSyntax optional => Of(optional.Body),
        SequenceSyntax sequence => Of(sequence.Items[0]),
        AlternativeSyntax alternative => OfAlternative(alternative),
        _ => "op",
    };

    /// <summary>The first module of a chain, with its label.</summary>
    /// <param name="module">The chain.</param>
    /// <returns>The module.</returns>
    public static ModuleSyntax First(ModuleSyntax module) => module is SequenceSyntax sequence ? First(sequence.Items[0]) : module;

    /// <summary>The names of the branches of an alternative, numbered where two are alike.</summary>
    /// <param name="branches">The branches.</param>
    /// <returns>The names.</returns>
    public EquatableArray<string> Distinct(IEnumerable<ModuleSyntax> branches) => branches.Select(Claim).ToEquatableArray();

    private string Claim(ModuleSyntax branch)
    {
        var name = Of(branch);
        var free = name;
        var number = _lastNumbers.TryGetValue(name, out var last) ? last : 1;
        while (!_taken.Add(free))
        {
            number++;
            free = name + number.ToString(CultureInfo.InvariantCulture);
        }

        _lastNumbers[name] = number;
        return free;
    }

    // Alternatives of one family of operations are named after the family.
    private static string OfAlternative(AlternativeSyntax alternative)
    {
        var categories = alternative.Branches
            .Select(branch => branch is LabelSyntax label ? label.Body : branch)
            .Select(branch => branch is UseSyntax use ? OperationCatalog.Find(use.Name.Text)?.Category ?? CompositionCatalog.Find(use.Name.Text)?.Category : null)
            .Distinct()
            .ToArray();
        return categories.Length == 1 && categories[0] is { } category ? category.ToString().ToLowerInvariant() : "op";
    }
}
