using NasDsl.Language;

namespace NasDsl.Generator.Views;

/// <summary>A generated enum.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Summary">Its doc comment.</param>
/// <param name="Cases">Its cases, in the order of the language.</param>
internal sealed record EnumView(string Name, string Summary, EquatableArray<EnumCaseView> Cases) : TypeView(Name, Summary);
