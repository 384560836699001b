namespace NasDsl.TorchSharp.Tests.Search;

/// <summary>What the user is told when there is no device, or nothing that works it.</summary>
public sealed class DeviceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nasdsl-").FullName;

    [TorchTheory]
    [InlineData("gpu")]
    [InlineData("cuda:99")]
    [InlineData("cpu:1")]
    [InlineData("")]
    public void A_device_that_is_not_there_is_named(string device)
    {
        var refused = Assert.Throws<NasException>(() => TestEngine.Create(device));
        var diagnostic = Assert.Single(refused.Diagnostics);
        Assert.StartsWith("NAS71", diagnostic.Id, StringComparison.Ordinal);
        Assert.Contains($"'{device}'", diagnostic.Message, StringComparison.Ordinal);
    }

    [TorchFact]
    public void Where_the_native_library_is_missing_the_message_names_the_package_to_add()
    {
        // All that this test runs on, but for what is native; and a package folder that has nothing either.
        foreach (var file in Directory.GetFiles(AppContext.BaseDirectory).Where(file => Path.GetExtension(file) is ".dll" || file.EndsWith(".runtimeconfig.json", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        }

        var (code, output, error) = OwnProcess.Run(_folder, _folder, "cpu");
        Assert.Equal(1, code);
        Assert.Contains("TorchSharp-c", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.Empty(output);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
