using System.Collections.Immutable;
using NasDsl.Language.Model;

namespace NasDsl.Search.Strategies.Coevolution;

/// <summary>A place of a space where a block with genes stands.</summary>
/// <param name="Path">The path of the place.</param>
/// <param name="Population">The number of the population of modules that it takes.</param>
/// <param name="Genes">The indices of its genes, in the order of the population's slots.</param>
/// <param name="Condition">When the place is taken, or null when it always is.</param>
internal sealed record BlockPlace(string Path, int Population, ImmutableArray<int> Genes, GeneCondition? Condition);
