using System.Collections.Frozen;
using NasDsl.Language.Catalog;
using NasDsl.Language.Catalog.Operations;

namespace NasDsl.Engine.Operations;

/// <summary>One row for each operation of the language's catalogue.</summary>
internal static class OperationKernelCatalog
{
    private static readonly FrozenDictionary<string, OperationKernel> ByName = new Dictionary<string, OperationKernel>
    {
        ["conv"] = new(context => new ConvKernel(context), KernelTraits.ReadsSingleNumbers | KernelTraits.StreamsOutput),
        ["depthwise"] = new(context => new DepthwiseKernel(context), KernelTraits.StreamsOutput),
        ["pointwise"] = new(context => new PointwiseKernel(context), KernelTraits.ReadsSingleNumbers | KernelTraits.StreamsOutput),
        ["linear"] = new(context => new LinearKernel(context), KernelTraits.ReadsSingleNumbers | KernelTraits.StreamsOutput),
        ["batchnorm"] = new(context => new BatchNormKernel<Unchanged>(context), KernelTraits.OverwritesGradient | KernelTraits.StreamsInput),
        ["relu"] = new(context => new ActivationKernel<Relu>(context), KernelTraits.OverwritesInput | KernelTraits.OverwritesGradient | KernelTraits.ReadsOutput),
        ["gelu"] = new(context => new ActivationKernel<Gelu>(context), KernelTraits.OverwritesGradient),
        ["tanh"] = new(context => new ActivationKernel<Tanh>(context), KernelTraits.OverwritesInput | KernelTraits.OverwritesGradient | KernelTraits.ReadsOutput),
        ["sigmoid"] = new(context => new ActivationKernel<Sigmoid>(context), KernelTraits.OverwritesInput | KernelTraits.OverwritesGradient | KernelTraits.ReadsOutput),
        ["silu"] = new(context => new ActivationKernel<Silu>(context), KernelTraits.OverwritesGradient | KernelTraits.ReadsOutput),
        ["maxpool"] = new(context => new MaxPoolKernel(context), KernelTraits.ReadsOutput),
        ["avgpool"] = new(context => new AvgPoolKernel(context)),
        ["globalavgpool"] = new(context => new GlobalAvgPoolKernel(context)),
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
        ["flatten"] = new(context => new FlattenKernel(context), KernelTraits.ReadsSingleNumbers),
        ["identity"] = new(context => new IdentityKernel(context), KernelTraits.OverwritesInput | KernelTraits.OverwritesGradient),
        ["zero"] = new(context => new ZeroKernel(context)),
        ["add"] = new(context => new AddKernel(context), KernelTraits.OverwritesGradient),
        ["concat"] = new(context => new ConcatKernel(context)),
        ["mix"] = new(context => new MixKernel(context)),
        ["slice"] = new(context => new SliceKernel(context)),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // The code may read its input and its output in any order, so nothing may lie where they lie.
    private static readonly OperationKernel Extern = new(context => new ExternKernel(context), KernelTraits.ReadsOutput);

    /// <summary>The names of all operations that the engine computes.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>The row of an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <returns>The row.</returns>
    /// <exception cref="NotSupportedException">The engine does not compute it.</exception>
    public static OperationKernel Get(Operation operation) =>
        operation is ExternOperation ? Extern
        : ByName.TryGetValue(operation.Name, out var kernel)
            ? kernel
        : throw new NotSupportedException($"The managed engine has no kernel for '{operation.Name}'.");
}
