using NasDsl.Language;

namespace NasDsl.Generator.Views;

/// <summary>A branch of an alternative: a record nested in the hierarchy.</summary>
/// <param name="Name">Its name in C#.</param>
/// <param name="Branch">Its name in the language.</param>
/// <param name="Summary">Its doc comment.</param>
/// <param name="Members">Its properties.</param>
internal sealed record BranchView(string Name, string Branch, string Summary, EquatableArray<MemberView> Members);
