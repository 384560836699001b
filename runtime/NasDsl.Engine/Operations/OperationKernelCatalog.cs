using System.Collections.Frozen;
using NasDsl.Language.Catalog;
using NasDsl.Language.Catalog.Operations;
using NasDsl.Networks;

namespace NasDsl.Engine.Operations;

/// <summary>One row for each operation of the language's catalogue.</summary>
internal static class OperationKernelCatalog
{
    private static readonly FrozenDictionary<string, OperationKernel> ByName = new Dictionary<string, OperationKernel>
    {
        ["conv"] = new(context => new ConvKernel(context), KernelTraits.ReadsSingleNumbers | KernelTraits.StreamsOutput),
        ["depthwise"] = new(context => new DepthwiseKernel(context), KernelTraits.StreamsOutput),
        ["pointwise"] = new(context => new PointwiseKernel(context), KernelTraits.ReadsSingleNumbers | KernelTraits.StreamsOutput),
        ["convtranspose"] = new(context => new ConvTransposeKernel(context)),
        ["linear"] = new(context => new LinearKernel(context), KernelTraits.ReadsSingleNumbers | KernelTraits.StreamsOutput),
        ["batchnorm"] = new(context => new BatchNormKernel<Unchanged>(context), KernelTraits.OverwritesGradient | KernelTraits.StreamsInput),
        ["layernorm"] = new(context => new LayerNormKernel(context), KernelTraits.OverwritesInput | KernelTraits.OverwritesGradient),
        ["groupnorm"] = new(context => new GroupNormKernel(context), KernelTraits.OverwritesGradient),
        ["relu"] = new(context => new ActivationKernel<Relu>(context), KernelTraits.OverwritesInput | KernelTraits.OverwritesGradient | KernelTraits.ReadsOutput),
        ["leaky"] = new(context => new LeakyKernel(context), KernelTraits.OverwritesInput | KernelTraits.OverwritesGradient | KernelTraits.ReadsOutput),
        ["gelu"] = new(context => new ActivationKernel<Gelu>(context), KernelTraits.OverwritesGradient),
        ["tanh"] = new(context => new ActivationKernel<Tanh>(context), KernelTraits.OverwritesInput | KernelTraits.OverwritesGradient | KernelTraits.ReadsOutput),
        ["sigmoid"] = new(context => new ActivationKernel<Sigmoid>(context), KernelTraits.OverwritesInput | KernelTraits.OverwritesGradient | KernelTraits.ReadsOutput),
        ["silu"] = new(context => new ActivationKernel<Silu>(context), KernelTraits.OverwritesGradient | KernelTraits.ReadsOutput),
        ["hardswish"] = new(context => new ActivationKernel<Hardswish>(context), KernelTraits.OverwritesGradient),
        ["softmax"] = new(context => new SoftmaxKernel(context), KernelTraits.OverwritesInput | KernelTraits.OverwritesGradient | KernelTraits.ReadsOutput),
        ["squeezeexcite"] = new(context => new SqueezeExciteKernel(context), KernelTraits.OverwritesGradient),
        ["maxpool"] = new(context => new MaxPoolKernel(context, WindowTables.Sliding(context)), KernelTraits.ReadsOutput | KernelTraits.SpendsInput),
        ["avgpool"] = new(context => new AvgPoolKernel(context, WindowTables.Sliding(context))),
        ["adaptivemaxpool"] = new(context => new MaxPoolKernel(context, WindowTables.Adaptive(context)), KernelTraits.ReadsOutput),
        ["adaptiveavgpool"] = new(context => new AvgPoolKernel(context, WindowTables.Adaptive(context))),
        ["globalmaxpool"] = new(context => new MaxPoolKernel(context, WindowTables.Global(context)), KernelTraits.ReadsOutput),
        ["globalavgpool"] = new(context => new AvgPoolKernel(context, WindowTables.Global(context))),
        ["upsample"] = new(context => new UpsampleKernel(context)),
        ["embedding"] = new(context => new EmbeddingKernel(context), KernelTraits.ReadsSingleNumbers),
        ["positional"] = new(context => new PositionalKernel(context), KernelTraits.OverwritesInput | KernelTraits.OverwritesGradient),
        ["attention"] = new(context => new AttentionKernel(context), KernelTraits.ReadsSingleNumbers),
        ["gru"] = new(context => new GruKernel(context), KernelTraits.ReadsSingleNumbers),
        ["lstm"] = new(context => new LstmKernel(context), KernelTraits.ReadsSingleNumbers),
        ["c4lift"] = new(context => new C4ConvKernel(context), KernelTraits.ReadsSingleNumbers),
        ["c4conv"] = new(context => new C4ConvKernel(context), KernelTraits.ReadsSingleNumbers),
        ["c4norm"] = new(context => new BatchNormKernel<Unchanged>(context, C4Fields.Turns), KernelTraits.OverwritesGradient | KernelTraits.StreamsInput),
        ["c4pool"] = new(context => new C4PoolKernel(context)),
        ["dropout"] = new(context => new DropoutKernel(context), KernelTraits.OverwritesInput | KernelTraits.OverwritesGradient),
        ["flatten"] = new(context => new ReshapeKernel(context), KernelTraits.ReadsSingleNumbers),
        ["reshape"] = new(context => new ReshapeKernel(context), KernelTraits.ReadsSingleNumbers),
        ["identity"] = new(context => new IdentityKernel(context), KernelTraits.OverwritesInput | KernelTraits.OverwritesGradient),
        ["zero"] = new(context => new ZeroKernel(context)),
        ["add"] = new(context => new AddKernel<Unchanged>(context), KernelTraits.OverwritesGradient | KernelTraits.PassesGradient),
        ["mul"] = new(context => new MulKernel(context)),
        ["concat"] = new(context => new ConcatKernel(context)),
        ["mix"] = new(context => new MixKernel(context)),
        ["slice"] = new(context => new SliceKernel(context)),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // The code may read its input and its output in any order, so nothing may lie where they lie.
    private static readonly OperationKernel Extern = new(context => new ExternKernel(context), KernelTraits.ReadsOutput);

    // A convolution whose groups are cut out of its input, one after the other.
    private static readonly OperationKernel Grouped = new(context => new GroupedConvKernel(context));

    /// <summary>The names of all operations that the engine computes.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>The row of a node.</summary>
    /// <param name="node">The node.</param>
    /// <returns>The row.</returns>
    /// <exception cref="NotSupportedException">The engine does not compute its operation.</exception>
    public static OperationKernel Get(NetworkNode node) =>
        node.Operation is ExternOperation ? Extern
        : node.Operation is ConvOperation && node.Arguments.Int("groups") > 1 ? Grouped
        : ByName.TryGetValue(node.Operation.Name, out var kernel)
            ? kernel
        : throw new NotSupportedException($"The managed engine has no kernel for '{node.Operation.Name}'.");
}
