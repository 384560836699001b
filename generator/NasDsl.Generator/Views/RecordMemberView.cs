namespace NasDsl.Generator.Views;

/// <summary>A value of another generated record: a block, a scope, or an alternative with content.</summary>
/// <param name="Name">Its name in C#.</param>
/// <param name="Path">The path of its scope, or empty when it is in the scope of the record that holds it.</param>
/// <param name="Summary">Its doc comment.</param>
/// <param name="Type">The name of the record.</param>
internal sealed record RecordMemberView(string Name, string Path, string Summary, string Type) : MemberView(Name, Path, Summary);
