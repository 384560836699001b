using TorchSharp;

namespace NasDsl.TorchSharp.Devices;

/// <summary>A device that trainings run on.</summary>
/// <param name="name">Its name, such as <c>cuda:0</c>.</param>
internal sealed class TorchDevice(string name)
{
    private int _runs;

    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>The device as TorchSharp knows it.</summary>
    public torch.Device Device { get; } = torch.device(name);

    /// <summary>How many runs are on it.</summary>
    public int Runs => Volatile.Read(ref _runs);

    /// <summary>A run begins.</summary>
    public void Enter() => Interlocked.Increment(ref _runs);

    /// <summary>A run is over.</summary>
    public void Leave() => Interlocked.Decrement(ref _runs);
}
