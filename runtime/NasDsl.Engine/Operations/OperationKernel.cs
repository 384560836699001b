using NasDsl.Engine.Graph;

namespace NasDsl.Engine.Operations;

/// <summary>The engine's row for an operation of the catalogue.</summary>
/// <param name="Create">Makes the kernel of a node.</param>
/// <param name="ReadsSingleNumbers">Whether it reads its input number by number, so that the input of a network needs no padding for it.</param>
internal sealed record OperationKernel(Func<NodeContext, NodeKernel> Create, bool ReadsSingleNumbers = false);
