namespace NasDsl.Engine.Graph;

/// <summary>Memory of an operation's own. Where there is no backward pass it is only needed while the operation runs, and holds anything before; its address is there once the whole network is planned.</summary>
internal sealed unsafe class Scratch
{
    /// <summary>The numbers.</summary>
    public float* Values { get; set; }
}
