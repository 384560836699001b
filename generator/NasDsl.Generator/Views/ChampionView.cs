using NasDsl.Generator.Pipeline;
using NasDsl.Language.Model;

namespace NasDsl.Generator.Views;

/// <summary>The generated class of a champion. It is there before a search too, so that code can be written against it.</summary>
/// <param name="Data">What its networks take and answer.</param>
/// <param name="IsTrained">Whether it has weights: a champion whose results are from a table has none.</param>
/// <param name="IsFile">Whether its weights are a file beside the program instead of a resource in it.</param>
/// <param name="HasExterns">Whether the program has operations that are written in C#, which a text of the network does not bring along.</param>
/// <param name="Found">The lock of the search, or null before it.</param>
internal sealed record ChampionView(DataModel Data, bool IsTrained, bool IsFile, bool HasExterns, SearchedLock? Found);
