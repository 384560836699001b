namespace NasDsl.Language.Catalog;

/// <summary>A name for operations in a row. Each parameter is one of theirs, and the space holds the operations themselves, so that everything is known of it that is known of them.</summary>
/// <param name="Name">Its name in the language.</param>
/// <param name="Category">The family it belongs to.</param>
/// <param name="Summary">What it computes, in one sentence.</param>
/// <param name="Parameters">Its parameters, in the order in which arguments without a name are taken.</param>
/// <param name="Parts">The operations in their order.</param>
public sealed record Composition(
    string Name,
    OperationCategory Category,
    string Summary,
    EquatableArray<ParameterDefinition> Parameters,
    EquatableArray<CompositionPart> Parts);
