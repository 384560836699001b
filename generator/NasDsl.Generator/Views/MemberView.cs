namespace NasDsl.Generator.Views;

/// <summary>A property of a generated record.</summary>
/// <param name="Name">Its name in C#.</param>
/// <param name="Path">The path of its gene or scope, relative to the record's scope.</param>
/// <param name="Summary">Its doc comment, as plain text.</param>
internal abstract record MemberView(string Name, string Path, string Summary);
