using System.Diagnostics;
using System.Reflection;

namespace NasDsl.Studies.Tests;

/// <summary>The tool <c>nas</c> in a process of its own.</summary>
internal static class Tool
{
    private static readonly string Assembly = Path.Combine(Metadata("RepositoryRoot"), "runtime/NasDsl.Cli/bin", Metadata("BuildConfiguration"), "net10.0/nas.dll");

    /// <summary>Starts it.</summary>
    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Assembly, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet does not start.");
    }

    /// <summary>Runs it to its end.</summary>
    /// <returns>The exit code, and what it printed on both streams.</returns>
    public static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    private static string Metadata(string key) =>
        typeof(Tool).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == key).Value ?? throw new InvalidOperationException(key);
}
