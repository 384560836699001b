using NasDsl.Language.Catalog.Operations;

namespace NasDsl.Language.Catalog;

/// <summary>All operations of the language, one row each.</summary>
public static class OperationCatalog
{
    private static readonly Dictionary<string, Operation> ByName = new Operation[]
    {
        new ConvOperation(),
        new DepthwiseOperation(),
        new PointwiseOperation(),
        new ConvTransposeOperation(),
        new LinearOperation(),
        new BatchNormOperation(),
        new LayerNormOperation(),
        new GroupNormOperation(),
        new ReluOperation(),
        new LeakyOperation(),
        new GeluOperation(),
        new TanhOperation(),
        new SigmoidOperation(),
        new SiluOperation(),
        new HardswishOperation(),
        new SoftmaxOperation(),
        new SqueezeExciteOperation(),
        new MaxPoolOperation(),
        new AvgPoolOperation(),
        new AdaptiveMaxPoolOperation(),
        new AdaptiveAvgPoolOperation(),
        new GlobalMaxPoolOperation(),
        new GlobalAvgPoolOperation(),
        new UpsampleOperation(),
        new EmbeddingOperation(),
        new PositionalOperation(),
        new AttentionOperation(),
        new GruOperation(),
        new LstmOperation(),
        new C4LiftOperation(),
        new C4ConvOperation(),
        new C4NormOperation(),
        new C4PoolOperation(),
        new DropoutOperation(),
        new FlattenOperation(),
        new ReshapeOperation(),
        new IdentityOperation(),
        new ZeroOperation(),
        new AddOperation(),
        new MulOperation(),
        new ConcatOperation(),
        new MixOperation(),
        new SliceOperation(),
    }.ToDictionary(operation => operation.Name, StringComparer.Ordinal);

    /// <summary>Every operation, in the order of the catalogue's documentation.</summary>
    public static IReadOnlyCollection<Operation> All => ByName.Values;

    /// <summary>The operations that merge the branches of a parallel or the nodes of a dag, by their words.</summary>
    public static IReadOnlyList<string> Merges { get; } = ["add", "mul", "concat"];

    /// <summary>Finds an operation.</summary>
    /// <param name="name">Its name in the language.</param>
    /// <returns>The operation, or null when there is none of that name.</returns>
    public static Operation? Find(string name) => ByName.TryGetValue(name, out var operation) ? operation : null;

    /// <summary>Gets an operation that is known to exist.</summary>
    /// <param name="name">Its name in the language.</param>
    /// <returns>The operation.</returns>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static Operation Get(string name) =>
        Find(name) ?? throw new ArgumentException($"There is no operation '{name}'.", nameof(name));
}
