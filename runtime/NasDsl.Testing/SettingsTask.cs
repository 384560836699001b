using System.Runtime.CompilerServices;

namespace NasDsl.Testing;

/// <summary>A comparison that waits to be awaited, so that its file can still be named.</summary>
public sealed class SettingsTask
{
    private readonly IReadOnlyList<Target> _targets;
    private readonly SnapshotTest _test;
    private string _parameters = "";

    internal SettingsTask(IReadOnlyList<Target> targets, SnapshotTest test)
    {
        _targets = targets;
        _test = test;
    }

    /// <summary>Adds the arguments of a theory to the name of the file: <c>_size=3_name=conv</c>.</summary>
    /// <param name="parameters">A value for each parameter of the test, in order.</param>
    /// <returns>The same comparison.</returns>
    public SettingsTask UseParameters(params object?[] parameters)
    {
        var names = _test.ParameterNames(parameters.Length);
        return UseText(string.Join("_", names.Zip(parameters, (name, value) => $"{name}={SnapshotNames.Format(value)}")));
    }

    /// <summary>Adds a text to the name of the file in place of the arguments.</summary>
    /// <param name="parametersText">The text.</param>
    /// <returns>The same comparison.</returns>
    public SettingsTask UseTextForParameters(string parametersText) => UseText(parametersText);

    /// <summary>Compares.</summary>
    /// <returns>A task that fails when a text is not the accepted one.</returns>
    public Task ToTask()
    {
        var folder = Path.GetDirectoryName(_test.SourceFile) ?? "";
        var stem = SnapshotNames.Clean($"{_test.Type}.{_test.Method}{_parameters}");
        return new SnapshotFiles(folder, stem, SnapshotMode.FromEnvironment()).CompareAsync(_targets);
    }

    /// <summary>Compares: what <c>await</c> calls.</summary>
    /// <returns>The awaiter.</returns>
    public TaskAwaiter GetAwaiter() => ToTask().GetAwaiter();

    private SettingsTask UseText(string text)
    {
        _parameters = "_" + text;
        return this;
    }
}
