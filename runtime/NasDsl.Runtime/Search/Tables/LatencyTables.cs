using System.Collections.Concurrent;
using NasDsl.Language.Model;

namespace NasDsl.Search.Tables;

/// <summary>The devices of a program whose latencies are measured. Each table is read once, when it is first asked for.</summary>
internal sealed class LatencyTables
{
    /// <summary>What messages say can be used in place of a device that has to be measured.</summary>
    public const string Supported = "devices that declare a clock and an energy, and latencies from a table or of networks that are trained on this machine";

    private readonly Dictionary<string, DeviceModel> _devices;
    private readonly string? _baseDirectory;
    private readonly ConcurrentDictionary<string, LatencyTable> _tables = new(StringComparer.Ordinal);

    /// <summary>Knows the devices.</summary>
    /// <param name="devices">All devices; those that declare their numbers do not matter.</param>
    /// <param name="baseDirectory">The directory that relative paths start from, or null for that of the <c>.nas</c> file.</param>
    public LatencyTables(IEnumerable<DeviceModel> devices, string? baseDirectory)
    {
        _devices = devices.Where(device => device.Kind != DeviceKind.Declared).ToDictionary(device => device.Name, StringComparer.Ordinal);
        _baseDirectory = baseDirectory;
    }

    /// <summary>Whether no device has a table.</summary>
    public bool IsEmpty => !Tables.Any();

    /// <summary>The devices that have tables, by name.</summary>
    public IEnumerable<DeviceModel> Tables => _devices.Values.Where(device => device.Kind == DeviceKind.Table).OrderBy(device => device.Name, StringComparer.Ordinal);

    /// <summary>The same tables in another directory.</summary>
    /// <param name="baseDirectory">The directory.</param>
    public LatencyTables In(string baseDirectory) => new(_devices.Values, baseDirectory);

    /// <summary>Whether a device has a table.</summary>
    /// <param name="device">Its name.</param>
    public bool Has(string device) => _devices.TryGetValue(device, out var model) && model.Kind == DeviceKind.Table;

    /// <summary>Whether a device is the machine that searches.</summary>
    /// <param name="device">Its name.</param>
    public bool IsLocal(string device) => _devices.TryGetValue(device, out var model) && model.Kind == DeviceKind.Local;

    /// <summary>The table of a device, or null when it has none.</summary>
    /// <param name="device">Its name.</param>
    /// <exception cref="NasException">The file is missing or does not hold latencies.</exception>
    public LatencyTable? Find(string device) => _devices.TryGetValue(device, out var model) && model.Kind == DeviceKind.Table
        ? _tables.GetOrAdd(device, static (_, from) => LatencyTableReader.Load(from.Model, from.Folder), (Model: model, Folder: _baseDirectory ?? ProgramFolder.Of(model.Location.Path)))
        : null;
}
