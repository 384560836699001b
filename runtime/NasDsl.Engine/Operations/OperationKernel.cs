using NasDsl.Engine.Graph;

namespace NasDsl.Engine.Operations;

/// <summary>The engine's row for an operation of the catalogue.</summary>
/// <param name="Create">Makes the kernel of a node.</param>
/// <param name="Traits">What the plan may do with its memory.</param>
internal sealed record OperationKernel(Func<NodeContext, NodeKernel> Create, KernelTraits Traits = KernelTraits.None);
