using NasDsl.Language;

namespace NasDsl.Generator.Views;

/// <summary>A generated record: a block, a copy of a repeat, the content of a scope.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Summary">Its doc comment.</param>
/// <param name="Members">Its properties.</param>
internal sealed record RecordView(string Name, string Summary, EquatableArray<MemberView> Members) : TypeView(Name, Summary);
