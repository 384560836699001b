namespace NasDsl.Engine.Memory;

/// <summary>Memory that is needed from one step of a pass to another.</summary>
/// <param name="bytes">How much.</param>
/// <param name="numbers">How many numbers without padding it holds that any engine would have to keep.</param>
/// <param name="first">The first step.</param>
/// <param name="last">The last step.</param>
/// <param name="isScratch">Whether it is kept by an operation, and is no output.</param>
internal sealed class SharedPiece(long bytes, long numbers, int first, int last, bool isScratch)
{
    private readonly List<Action<nint>> _owners = [];

    /// <summary>How many bytes.</summary>
    public long Bytes { get; } = bytes;

    /// <summary>How many numbers without padding it holds that any engine would have to keep.</summary>
    public long Numbers { get; } = numbers;

    /// <summary>The first step that needs it.</summary>
    public int First { get; } = first;

    /// <summary>The first step at which its numbers count.</summary>
    public int FirstCounted { get; init; } = first;

    /// <summary>The last step that needs it.</summary>
    public int Last { get; private set; } = last;

    /// <summary>The last step at which its numbers count.</summary>
    public int LastCounted { get; private set; } = last;

    /// <summary>Whether it is kept by an operation, and is no output.</summary>
    public bool IsScratch { get; } = isScratch;

    /// <summary>Where it lies.</summary>
    public long Offset { get; set; }

    /// <summary>Says who wants to know the address.</summary>
    /// <param name="owner">Gets it.</param>
    public void Tell(Action<nint> owner) => _owners.Add(owner);

    /// <summary>Lets another output lie here when this one is not needed any more.</summary>
    /// <param name="last">The last step that needs the other.</param>
    /// <param name="owner">Gets the address.</param>
    public void Continue(int last, Action<nint> owner)
    {
        Last = LastCounted = last;
        Tell(owner);
    }

    /// <summary>Says that the numbers are counted where the last step puts them, though it takes them from here.</summary>
    public void MoveOn() => LastCounted = Last - 1;

    /// <summary>Whether both are needed at some step.</summary>
    /// <param name="other">The other.</param>
    /// <returns>True when they may not lie in the same place.</returns>
    public bool Meets(SharedPiece other) => First <= other.Last && other.First <= Last;

    /// <summary>Gives the owners the address.</summary>
    /// <param name="start">Where the memory begins.</param>
    public void Give(nint start)
    {
        foreach (var owner in _owners)
        {
            owner(start + (nint)Offset);
        }
    }
}
