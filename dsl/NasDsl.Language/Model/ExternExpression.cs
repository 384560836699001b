namespace NasDsl.Language.Model;

/// <summary>A metric or an objective that is written in C#.</summary>
/// <param name="Name">The name of its declaration.</param>
/// <param name="Options">A value for every parameter, in the order of the declaration; defaults are filled in.</param>
public sealed record ExternExpression(string Name, EquatableArray<OptionModel> Options) : Expression
{
    /// <summary>The use in canonical layout, with every parameter: <c>Sharpness(k: 5)</c>. What it measures is known by this text.</summary>
    public string Text => Options.Count == 0 ? Name : $"{Name}({string.Join(", ", Options.Select(option => $"{option.Name}: {option.Value}"))})";
}
