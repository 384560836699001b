using NasDsl.Networks;
#if NAS_FULL_FEED
using NasDsl.TorchSharp.Devices;
using NasDsl.TorchSharp.Graph;
#endif

namespace NasDsl.TorchSharp.Tests;

/// <summary>What tests see of the inside of the engine.</summary>
internal static class Inside
{
#if NAS_FULL_FEED
    /// <summary>Whether a failure says that memory did not suffice.</summary>
    public static bool IsExhausted(Exception failure) => DeviceMemory.IsExhausted(failure);

    /// <summary>Where the weights of a network that training changes lie: their name, the first number, and how many.</summary>
    public static IReadOnlyList<(string Name, long First, long Count)> Places(Network network) => [.. new WeightPlan(network).InBuffer.Select(place => (place.Name, place.Offset, (long)place.Count))];
#else
    public static bool IsExhausted(Exception failure) => throw new NotSupportedException(TestEngine.Absence, failure);

    public static IReadOnlyList<(string Name, long First, long Count)> Places(Network network) => throw new NotSupportedException(TestEngine.Absence);
#endif
}
