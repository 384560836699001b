using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using Xunit;

namespace NasDsl.Language.Tests;

public sealed class DeviceTests
{
    private const string Devices =
        """
        device Wearable { clock 64 MHz; ram 256 KB; flash 1 MB; energy 20 pJ per mac, 5 pJ per byte; }
        device Bare { ram 64 KiB; }
        device Here = local;
        device Phone from latencies "phone.csv";

        """;

    [Fact]
    public void All_three_forms_are_in_the_model()
    {
        var devices = Compilation.Bind(Devices).Model.Devices;

        Assert.Equal(
            [
                new DeviceModel("Wearable", DeviceKind.Declared, null, 64e6, 256e3, 1e6, 20e-12, 5e-12, null, devices[0].Location),
                new DeviceModel("Bare", DeviceKind.Declared, null, null, 65536, null, null, null, null, devices[1].Location),
                new DeviceModel("Here", DeviceKind.Local, null, null, null, null, null, null, null, devices[2].Location),
                new DeviceModel("Phone", DeviceKind.Table, "phone.csv", null, null, null, null, null, null, devices[3].Location),
            ],
            devices);
    }

    [Theory]
    [InlineData("latency(Wearable) <= 5 ms", CostKind.Latency, "Wearable")]
    [InlineData("energy(Wearable) <= 2 uJ", CostKind.Energy, "Wearable")]
    [InlineData("latency(Here) <= 5 ms", CostKind.Latency, "Here")]
    [InlineData("latency(Phone) <= 5 ms", CostKind.Latency, "Phone")]
    public void Costs_of_devices_are_bound_in_requirements(string requirement, CostKind kind, string device)
    {
        var compilation = Bind(requirement);

        Assert.Empty(compilation.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        var comparison = Assert.IsType<BinaryExpression>(compilation.Model.Spaces[0].Requirements[0].Condition);
        Assert.Equal(new CostExpression(kind, device), comparison.Left);
    }

    [Fact]
    public void Numbers_of_a_device_are_values()
    {
        var compilation = Bind("memory <= Wearable.ram && params * 4 B <= Wearable.flash");

        Assert.Empty(compilation.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        var both = Assert.IsType<BinaryExpression>(compilation.Model.Spaces[0].Requirements[0].Condition);
        Assert.Equal(new BinaryExpression(BinaryOperator.LessOrEqual, new CostExpression(CostKind.Memory, null), new ConstantExpression(Value.Of(256e3))), both.Left);
    }

    [Theory]
    [InlineData("latency(Wearable) <= 64 KB", "NAS1016", "'latency(Wearable)' is a time, but this is an amount of memory.")]
    [InlineData("energy(Wearable) <= 5 ms", "NAS1016", "'energy(Wearable)' is an energy, but this is a time.")]
    [InlineData("memory <= Wearable.clock", "NAS1016", "'memory' is an amount of memory, but this is a frequency.")]
    [InlineData("latency(Wereable) <= 5 ms", "NAS1002", "There is no device 'Wereable'; did you mean 'Wearable'?")]
    [InlineData("latency() <= 5 ms", "NAS1009", "'latency' takes the name of one device.")]
    [InlineData("latency(3) <= 5 ms", "NAS1009", "'latency' takes the name of one device.")]
    [InlineData("latency(Bare) <= 5 ms", "NAS1006", "Device 'Bare' needs the statement 'clock', such as 'clock 64 MHz;'.")]
    [InlineData("energy(Bare) <= 5 J", "NAS1006", "Device 'Bare' needs the statement 'energy', such as 'energy 20 pJ per mac, 5 pJ per byte;'.")]
    [InlineData("memory <= Bare.flash", "NAS1006", "Device 'Bare' needs the statement 'flash', such as 'flash 1 MB;'.")]
    [InlineData("memory <= Wearable.rom", "NAS1003", "There is no number of a device called 'rom'; did you mean 'ram'?")]
    public void A_mistake_about_a_device_is_told_once(string requirement, string id, string message)
    {
        var diagnostic = Assert.Single(Bind(requirement).Diagnostics);

        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(message, diagnostic.Message);
    }

    [Theory]
    [InlineData("clock 64 KB;", "NAS1016")]
    [InlineData("clock 64 MHz per mac;", "NAS0002")]
    [InlineData("clock 64 MHz, 32 MHz;", "NAS1008")]
    [InlineData("clock 0 Hz;", "NAS1024")]
    [InlineData("clock 64 MHz; clock 32 MHz;", "NAS1005")]
    [InlineData("ram true;", "NAS1027")]
    [InlineData("energy 20 pJ;", "NAS1010")]
    [InlineData("energy 20 pJ per bit;", "NAS1003")]
    [InlineData("energy 20 pJ per mac, 3 pJ per mac;", "NAS1008")]
    [InlineData("energy 20 ms per mac;", "NAS1016")]
    [InlineData("ramm 3 KB;", "NAS0010")]
    public void A_mistake_in_a_device_is_told_once(string statement, string id) =>
        Assert.Equal([id], Compilation.Bind($"device D {{ {statement} }}").Diagnostics.Select(diagnostic => diagnostic.Id));

    [Theory]
    [InlineData("latency(Wearable) <= 1 us", "NAS2010")]
    [InlineData("energy(Wearable) <= 100 pJ", "NAS2010")]
    [InlineData("latency(Wearable) <= 1 s", "NAS2012")]
    [InlineData("energy(Wearable) <= 1 J", "NAS2012")]
    [InlineData("latency(Here) <= 1 s", "NAS3003")]
    public void Whole_spaces_are_checked_against_declared_devices(string requirement, string id)
    {
        var compilation = Compilation.Of(Program(requirement));

        Assert.Contains(compilation.Diagnostics, diagnostic => diagnostic.Id == id);
        Assert.Equal(id == "NAS2010", compilation.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }

    private static NasCompilation Bind(string requirement) => Compilation.Bind(Program(requirement));

    private static string Program(string requirement) =>
        $"{Devices}space S for Digits {{ conv({{ 8, 16 }}) -> relu -> globalavgpool -> linear(classes) require {requirement}; }}\n{Snippets.Prelude}";
}
