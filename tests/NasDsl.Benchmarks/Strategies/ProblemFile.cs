namespace NasDsl.Benchmarks.Strategies;

/// <summary>A program with tabled searches, and the folder of its table.</summary>
internal sealed record ProblemFile(string Text, string Folder);
