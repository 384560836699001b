namespace NasDsl.Language.Model;

/// <summary>A gene that helps to find a row of a table.</summary>
/// <param name="Gene">Its index; genes of the recipe follow those of the space.</param>
/// <param name="Name">Its name as the key has it, which is the name of its column.</param>
public sealed record TableKeyModel(int Gene, string Name);
