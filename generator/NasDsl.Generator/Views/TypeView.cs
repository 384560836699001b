namespace NasDsl.Generator.Views;

/// <summary>A generated type.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Summary">Its doc comment, as plain text.</param>
internal abstract record TypeView(string Name, string Summary);
