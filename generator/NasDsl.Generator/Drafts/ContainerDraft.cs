using NasDsl.Language.Model;

namespace NasDsl.Generator.Drafts;

/// <summary>
/// What becomes one record while the module tree is walked: a scope of gene paths, or a branch or option inside of a scope.
/// </summary>
/// <param name="Prefix">The start of the paths of its genes, with the dot; empty for a space.</param>
/// <param name="Condition">The condition that the genes of a branch or option have, or null for a scope, to which all genes below its prefix belong.</param>
/// <param name="Parent">The container around it, or null.</param>
internal sealed record ContainerDraft(string Prefix, GeneCondition? Condition, ContainerDraft? Parent)
{
    /// <summary>What it holds, in the order in which the walk met it.</summary>
    public List<MemberDraft> Members { get; } = [];

    /// <summary>The first gene inside: members stand in the order of writing.</summary>
    public int Order => Members.Count == 0 ? int.MaxValue : Members.Min(member => member.Order);

    /// <summary>Whether a gene that an argument mentions was written here.</summary>
    /// <param name="gene">The gene.</param>
    /// <returns>True when this is its place.</returns>
    public bool Owns(GeneModel gene) =>
        gene.Path.StartsWith(Prefix, StringComparison.Ordinal) && (Condition is null || Condition.Equals(gene.Condition));

    /// <summary>The rest of a path after the prefix.</summary>
    /// <param name="path">A path in this scope.</param>
    /// <returns>The path relative to the container.</returns>
    /// <exception cref="InvalidOperationException">The path is not in this scope.</exception>
    public string Relative(string path) => path.StartsWith(Prefix, StringComparison.Ordinal)
        ? path.Substring(Prefix.Length)
        : throw new InvalidOperationException($"The gene path '{path}' is not in the scope '{Prefix}'.");
}
