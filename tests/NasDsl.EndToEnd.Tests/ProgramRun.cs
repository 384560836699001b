using System.Diagnostics;
using System.Text;

namespace NasDsl.EndToEnd.Tests;

/// <summary>What a program printed and how it ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
internal sealed record ProgramRun(int ExitCode, string Output, string Error)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    public string All => Output + Error;

    /// <summary>Runs a built .NET program to its end.</summary>
    public static Task<ProgramRun> OfAsync(string assembly, params string[] arguments) =>
        OfAsync(assembly, new Dictionary<string, string>(), null, arguments);

    /// <summary>Runs a built .NET program with a text on its standard input.</summary>
    public static Task<ProgramRun> WithInputAsync(string assembly, string input, params string[] arguments) =>
        OfAsync(assembly, new Dictionary<string, string>(), null, input, arguments);

    /// <summary>Runs a built .NET program with settings of the runtime.</summary>
    /// <param name="assembly">The program.</param>
    /// <param name="environment">Environment variables.</param>
    /// <param name="interruptAfter">A text in the output after which Ctrl-C is sent, or null.</param>
    /// <param name="arguments">Its arguments.</param>
    public static Task<ProgramRun> OfAsync(
        string assembly,
        IReadOnlyDictionary<string, string> environment,
        string? interruptAfter,
        params string[] arguments) => OfAsync(assembly, environment, interruptAfter, null, arguments);

    private static async Task<ProgramRun> OfAsync(
        string assembly,
        IReadOnlyDictionary<string, string> environment,
        string? interruptAfter,
        string? input,
        string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = input is not null,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.ArgumentList.Add(assembly);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var output = ReadAsync(process.StandardOutput, process, interruptAfter);
        var error = ReadAsync(process.StandardError, process, null);
        if (input is not null)
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }

        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{Path.GetFileName(assembly)} {string.Join(' ', arguments)} did not end.");
        }

        return new ProgramRun(process.ExitCode, await output, await error);
    }

    private static async Task<string> ReadAsync(StreamReader reader, Process process, string? interruptAfter)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line)
        {
            text.Append(line).Append('\n');
            if (interruptAfter is not null && line.Contains(interruptAfter, StringComparison.Ordinal))
            {
                interruptAfter = null;
                using var kill = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
                await kill.WaitForExitAsync();
            }
        }

        return text.ToString();
    }
}
