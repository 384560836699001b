using System.Collections.Immutable;
using System.Globalization;
using NasDsl.Language.Diagnostics;
using TorchSharp;

namespace NasDsl.TorchSharp.Devices;

/// <summary>The devices of an engine. What begins goes to the one with the fewest runs, so that each device has a stream of candidates of its own.</summary>
internal sealed class DevicePool
{
    private const string Processor = "cpu";
    private const string Cuda = "cuda";
    private readonly Lock _lock = new();
    private readonly ImmutableArray<TorchDevice> _devices;

    /// <summary>Finds the devices.</summary>
    /// <param name="names">Their names, or none for those of <see cref="TorchSharpOptions.Devices"/>.</param>
    /// <param name="precision">What passes compute with.</param>
    /// <exception cref="NasException">There is no usable native library, or one of the devices is not there.</exception>
    public DevicePool(ImmutableArray<string> names, TorchPrecision precision)
    {
        NativeLibraries.Load();
        var found = names.IsDefaultOrEmpty ? All() : [.. names.SelectMany(Find).Distinct(StringComparer.Ordinal)];
        _devices = [.. found.Select(name => new TorchDevice(name))];
        NativeLibraries.Configure(usesProcessor: found.Contains(Processor, StringComparer.Ordinal), precision);
    }

    /// <summary>The devices.</summary>
    public ImmutableArray<TorchDevice> Devices => _devices;

    /// <summary>Takes the device with the fewest runs.</summary>
    /// <returns>The device, which counts this run until <see cref="TorchDevice.Leave"/>.</returns>
    public TorchDevice Enter()
    {
        lock (_lock)
        {
            var device = _devices.MinBy(one => one.Runs) ?? throw new InvalidOperationException("An engine has at least one device.");
            device.Enter();
            return device;
        }
    }

    private static ImmutableArray<string> All() =>
        torch.cuda.is_available() ? [.. Enumerable.Range(0, torch.cuda.device_count()).Select(NameOf)] : [Processor];

    private static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{Cuda}:{number}");

    private static IEnumerable<string> Find(string name)
    {
        if (name == Processor)
        {
            return [name];
        }

        var parts = name.Split(':');
        var number = 0;
        if (parts[0] != Cuda || parts.Length > 2 || (parts.Length == 2 && !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out number)))
        {
            throw Error(DiagnosticCatalog.TorchDeviceUnknown, name);
        }

        var count = torch.cuda.is_available() ? torch.cuda.device_count() : 0;
        return number < count ? parts.Length == 1 ? All() : [NameOf(number)]
            : count == 0 ? throw Error(DiagnosticCatalog.TorchCudaMissing, name, NativeLibraries.CudaPackage)
            : throw Error(DiagnosticCatalog.TorchDeviceMissing, name, count, NameOf(count - 1));
    }

    private static NasException Error(DiagnosticDescriptor descriptor, params object[] arguments) => new([Diagnostic.Create(descriptor, default, arguments)]);
}
