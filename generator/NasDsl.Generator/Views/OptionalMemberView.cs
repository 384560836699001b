namespace NasDsl.Generator.Views;

/// <summary>An option with choices inside: null when it is absent.</summary>
/// <param name="Path">The path of the gene.</param>
/// <param name="Content">What is there when it is present; the property has its name.</param>
internal sealed record OptionalMemberView(string Path, MemberView Content) : MemberView(Content.Name, Path, Content.Summary);
