using System.Diagnostics;

namespace NasDsl.TorchSharp.Tests;

/// <summary>The tests as a program: see <see cref="Program"/>.</summary>
internal static class OwnProcess
{
    /// <summary>Runs it.</summary>
    /// <param name="folder">The folder that it lies in.</param>
    /// <param name="packages">The folder of packages, or null for the user's.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>How it ended, and what it wrote.</returns>
    public static (int Code, string Output, string Error) Run(string folder, string? packages, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(folder, "NasDsl.TorchSharp.Tests.dll"), .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true };
        if (packages is not null)
        {
            start.Environment["NUGET_PACKAGES"] = packages;
            start.Environment["LD_LIBRARY_PATH"] = "";
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.Result, error);
    }
}
