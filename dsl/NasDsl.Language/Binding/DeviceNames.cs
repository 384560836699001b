using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Syntax;
using NasDsl.Language.Text;

namespace NasDsl.Language.Binding;

/// <summary>The devices of a compilation, and what expressions say of them: <c>latency(Wearable)</c>, <c>energy(Wearable)</c>, <c>Wearable.ram</c>.</summary>
internal sealed class DeviceNames
{
    private static readonly string[] Properties = ["clock", "ram", "flash"];

    private readonly DeclaredNames _declared;
    private readonly Dictionary<string, (DeviceModel Model, DeviceSyntax Syntax)> _devices;

    public DeviceNames(DeclaredNames declared, DiagnosticBag diagnostics)
    {
        var binder = new DeviceBinder(diagnostics);
        _declared = declared;
        _devices = declared.All<DeviceSyntax>().ToDictionary(syntax => syntax.Name.Text, syntax => (binder.Bind(syntax), syntax), StringComparer.Ordinal);
    }

    public IEnumerable<DeviceModel> All => _devices.Values.Select(device => device.Model);

    /// <summary>Binds a latency or an energy.</summary>
    /// <param name="call">The call.</param>
    /// <param name="diagnostics">Where messages go.</param>
    /// <returns>The cost, or null when the call is to something else.</returns>
    public Bound? BindCost(CallSyntax call, DiagnosticBag diagnostics)
    {
        var name = call.Name.Text;
        if (name is not ("latency" or "energy"))
        {
            return null;
        }

        if (call.Arguments.Count != 1 || call.Arguments[0] is not { Name: null, Value: PathSyntax { Segments: { Count: 1 } segments } } || segments[0].Index is not null)
        {
            diagnostics.Add(DiagnosticCatalog.TooManyArguments, call.Location, $"'{name}'", "the name of one device");
            return Bound.Error;
        }

        if (_declared.Find<DeviceSyntax>(segments[0].Name, "device", diagnostics) is null || !_devices.TryGetValue(segments[0].Name.Text, out var device))
        {
            return Bound.Error;
        }

        var isLatency = name == "latency";
        var cost = new CostExpression(isLatency ? CostKind.Latency : CostKind.Energy, device.Model.Name);
        if (device.Model.Kind == DeviceKind.Declared && !DeviceCost.IsKnown(cost, [device.Model]))
        {
            return ReportMissing(device, isLatency ? "clock" : "energy", segments[0].Location, diagnostics);
        }

        return Bound.Number(cost, isLatency ? Dimension.Time : Dimension.Energy);
    }

    /// <summary>Binds a number of a device, such as <c>Wearable.ram</c>.</summary>
    /// <param name="path">The path.</param>
    /// <param name="diagnostics">Where messages go.</param>
    /// <returns>The number, or null when the path does not begin with a device.</returns>
    public Bound? BindProperty(PathSyntax path, DiagnosticBag diagnostics)
    {
        if (path.Segments.Count != 2 || path.Segments.Any(segment => segment.Index is not null) || !_devices.TryGetValue(path.Segments[0].Name.Text, out var device))
        {
            return null;
        }

        var name = path.Segments[1].Name;
        (double? Number, Dimension Dimension)? property = name.Text switch
        {
            "clock" => (device.Model.Clock, Dimension.Frequency),
            "ram" => (device.Model.Ram, Dimension.Memory),
            "flash" => (device.Model.Flash, Dimension.Memory),
            _ => null,
        };
        if (property is not { } found)
        {
            diagnostics.Add(DiagnosticCatalog.UnknownChoice, name.Location, "number of a device called", name.Text, diagnostics.Suggestions.TextOrList(name.Text, Properties));
            return Bound.Error;
        }

        return found.Number is { } number ? Bound.Of(Value.Of(number), found.Dimension) : ReportMissing(device, name.Text, name.Location, diagnostics);
    }

    // A statement that is there and has a mistake has been reported.
    private static Bound ReportMissing((DeviceModel Model, DeviceSyntax Syntax) device, string word, SourceLocation location, DiagnosticBag diagnostics)
    {
        if (device.Syntax.Statements.All(statement => statement.Keyword.Text != word))
        {
            diagnostics.Add(DiagnosticCatalog.MissingStatement, location, "Device", device.Model.Name, word, Example(word));
        }

        return Bound.Error;
    }

    private static string Example(string word) => word switch
    {
        "clock" => "clock 64 MHz;",
        "energy" => "energy 20 pJ per mac, 5 pJ per byte;",
        "ram" => "ram 256 KB;",
        _ => "flash 1 MB;",
    };
}
