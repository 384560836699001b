using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;

namespace NasDsl.Engine.Operations;

/// <summary>
/// Gated recurrent unit, with s the logistic function: <c>r = s(W_r x + b_r + U_r h + c_r)</c>, <c>z</c> likewise, <c>n = tanh(W_n x + b_n + r (U_n h + c_n))</c>, <c>h' = (1 - z) n + z h</c>.
/// </summary>
internal sealed class GruKernel(NodeContext context) : RecurrentKernel(context, gates: 3, hasCells: false, hasOwnStateMap: true, hasDirectWay: true)
{
    protected override void Advance(in RecurrentStep step, nint count) => Kernels.Gru(step, count);

    protected override void Return(in RecurrentStep step, nint count) => Kernels.GruGradient(step, count);
}
