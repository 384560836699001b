namespace NasDsl.Generator.Views;

/// <summary>The generated class of a search.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Summary">Its doc comment.</param>
/// <param name="Search">The name of the search in the language.</param>
/// <param name="Genome">The name of the typed genome.</param>
/// <param name="Folder">The folder that paths of data are relative to, relative to the project.</param>
/// <param name="Champion">The class of its champion, or null where the data is unknown.</param>
internal sealed record SearchView(string Name, string Summary, string Search, string Genome, string Folder, ChampionView? Champion) : TypeView(Name, Summary);
