using NasDsl.Language;

namespace NasDsl.Generator.Views;

/// <summary>The generated typed genome of a space.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Summary">Its doc comment.</param>
/// <param name="Space">The name of the space in the language.</param>
/// <param name="Facts">What the analysis of the space found, one sentence each.</param>
/// <param name="Members">Its properties.</param>
internal sealed record SpaceView(string Name, string Summary, string Space, EquatableArray<string> Facts, EquatableArray<MemberView> Members)
    : TypeView(Name, Summary);
