namespace NasDsl.Engine.Memory;

/// <summary>Memory that all operations of a network share, since none needs it longer than for one call. It stays in the cache from one layer to the next.</summary>
internal sealed unsafe class Workspace
{
    private long _count;

    /// <summary>The memory, once the network is planned: it holds anything when a call begins.</summary>
    public float* Values { get; private set; }

    /// <summary>Asks for memory.</summary>
    /// <param name="count">How many floats a call needs.</param>
    public void Reserve(long count) => _count = Math.Max(_count, count);

    /// <summary>Takes as much as the most of what was asked for.</summary>
    /// <param name="arena">Where the memory comes from.</param>
    public void Place(NativeArena arena)
    {
        if (_count > 0)
        {
            Values = arena.FloatsToWrite(_count);
        }
    }
}
