using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using NasDsl.Data;
using NasDsl.TorchSharp.Devices;

namespace NasDsl.TorchSharp.Data;

/// <summary>What data sets have been brought to which devices: once for each, as long as the data set itself is in use.</summary>
internal sealed class ResidentData
{
    private readonly ConditionalWeakTable<Dataset, ConcurrentDictionary<string, Lazy<ResidentDataset>>> _datasets = [];

    /// <summary>The rows of a data set on a device.</summary>
    /// <param name="dataset">The rows.</param>
    /// <param name="device">The device.</param>
    /// <returns>The rows on the device.</returns>
    public ResidentDataset Get(Dataset dataset, TorchDevice device)
    {
        var ofDataset = _datasets.GetOrCreateValue(dataset);
        try
        {
            return ofDataset.GetOrAdd(device.Name, _ => new Lazy<ResidentDataset>(() => Bring(dataset, device))).Value;
        }
        catch
        {
            // What failed once, for want of memory, can be tried again.
            ofDataset.TryRemove(device.Name, out _);
            throw;
        }
    }

    private static ResidentDataset Bring(Dataset dataset, TorchDevice device)
    {
        try
        {
            return new ResidentDataset(dataset, device.Device);
        }
        catch (Exception failure) when (DeviceMemory.IsExhausted(failure))
        {
            DeviceMemory.Release();
            return new ResidentDataset(dataset, device.Device);
        }
    }
}
