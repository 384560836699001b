using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;

namespace NasDsl.Engine.Operations;

/// <summary>
/// Long short-term memory, with s the logistic function: <c>i = s(W_i x + b_i + U_i h + c_i)</c>, <c>f</c> and <c>o</c> likewise, <c>g = tanh(...)</c>, <c>c' = f c + i g</c>, <c>h' = o tanh(c')</c>.
/// </summary>
internal sealed class LstmKernel(NodeContext context) : RecurrentKernel(context, gates: 4, hasCells: true, hasOwnStateMap: false, hasDirectWay: false)
{
    protected override void Advance(in RecurrentStep step, nint count) => Kernels.Lstm(step, count);

    protected override void Return(in RecurrentStep step, nint count) => Kernels.LstmGradient(step, count);
}
