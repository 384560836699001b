using NasDsl.Language.Text;

namespace NasDsl.Language.Model;

/// <summary>A piece that the user writes in C#: <c>extern metric Sharpness(k = 3);</c></summary>
/// <param name="Name">Its name, which is that of the partial C# type.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Documentation">Its doc comment, or null.</param>
/// <param name="Location">Where its name was written.</param>
/// <param name="Rules">What is known of an operation, else null.</param>
public sealed record ExternModel(
    string Name,
    ExternKind Kind,
    EquatableArray<ExternParameterModel> Parameters,
    string? Documentation,
    SourceLocation Location,
    ExternRulesModel? Rules = null);
