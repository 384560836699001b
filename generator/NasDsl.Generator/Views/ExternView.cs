using NasDsl.Language;
using NasDsl.Language.Model;

namespace NasDsl.Generator.Views;

/// <summary>The generated part of a type that the user writes the other part of.</summary>
/// <param name="Name">Its name, which is that of the declaration.</param>
/// <param name="Summary">Its doc comment.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Weights">The weights of an operation.</param>
internal sealed record ExternView(
    string Name,
    string Summary,
    ExternKind Kind,
    EquatableArray<ExternParameterView> Parameters,
    EquatableArray<ExternWeightView> Weights)
    : TypeView(Name, Summary);
