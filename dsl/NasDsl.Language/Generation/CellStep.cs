using NasDsl.Language.Catalog;

namespace NasDsl.Language.Generation;

/// <summary>What happens at an edge or a merge in one form of a cell. Values are named by their places among those that are still to be taken.</summary>
/// <param name="Count">How many values are to be taken, from here on.</param>
/// <param name="Inputs">Those that are taken here.</param>
/// <param name="Keep">Those that are taken later; the one that is made here comes last, as number <paramref name="Count"/>.</param>
/// <param name="Tail">What comes of an edge.</param>
/// <param name="IsLive">Whether an edge is part of the network. The genes of others are decided, but write nothing and cost nothing.</param>
/// <param name="Merge">What merges, or null for an edge.</param>
internal sealed record CellStep(int Count, EquatableArray<int> Inputs, EquatableArray<int> Keep, Tail Tail, bool IsLive, Operation? Merge);
