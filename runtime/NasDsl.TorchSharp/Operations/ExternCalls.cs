using NasDsl.TorchSharp.Graph;

namespace NasDsl.TorchSharp.Operations;

/// <summary>Operations that the user has written in C#.</summary>
internal static class ExternCalls
{
    /// <summary>Prepares one.</summary>
    /// <param name="node">The node.</param>
    /// <returns>The operation.</returns>
    public static TorchForward Prepare(TorchNode node)
    {
        var call = node.Own(new ExternCall(node));
        return (inputs, _) => ExternFunction.apply([call, inputs[0], .. call.Leaves.Select(weight => weight.Leaf)]);
    }
}
