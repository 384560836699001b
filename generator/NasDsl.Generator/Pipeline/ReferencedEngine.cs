namespace NasDsl.Generator.Pipeline;

/// <summary>An engine that an assembly brings which the project references.</summary>
/// <param name="Name">What users choose it by.</param>
/// <param name="Factory">The full name of the class that makes it, as C# code names it.</param>
internal sealed record ReferencedEngine(string Name, string Factory);
