namespace NasDsl.Generator.Pipeline;

/// <summary>Where the data of a search is.</summary>
/// <param name="Search">The name of the search.</param>
/// <param name="Path">The folder of the file that declares the data, relative to the project, with <c>/</c> between names; empty for the project itself.</param>
internal sealed record SearchFolder(string Search, string Path);
