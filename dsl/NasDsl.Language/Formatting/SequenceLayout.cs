namespace NasDsl.Language.Formatting;

/// <summary>Layouts one after another.</summary>
/// <param name="Items">The layouts.</param>
internal sealed record SequenceLayout(IReadOnlyList<Layout> Items) : Layout(Items.Any(item => item.MustBreak));
