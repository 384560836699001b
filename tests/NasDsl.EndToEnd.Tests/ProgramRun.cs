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
        OfAsync(assembly, new Dictionary<string, string>(), [], input, arguments);

    /// <summary>Runs a built .NET program with settings of the runtime.</summary>
    /// <param name="assembly">The program.</param>
    /// <param name="environment">Environment variables.</param>
    /// <param name="interruptAfter">A text in the output after which Ctrl-C is sent, or null.</param>
    /// <param name="arguments">Its arguments.</param>
    public static Task<ProgramRun> OfAsync(
        string assembly,
        IReadOnlyDictionary<string, string> environment,
        string? interruptAfter,
        params string[] arguments) => OfAsync(assembly, environment, interruptAfter is null ? [] : [(interruptAfter, Interrupt)], null, arguments);

    /// <summary>Runs a built .NET program, and does something at each of some texts in its output, one after another.</summary>
    /// <param name="assembly">The program.</param>
    /// <param name="environment">Environment variables.</param>
    /// <param name="steps">What is done, and after which text.</param>
    /// <param name="arguments">Its arguments.</param>
    public static Task<ProgramRun> StepwiseAsync(
        string assembly,
        IReadOnlyDictionary<string, string> environment,
        (string After, Action<Process> Action)[] steps,
        params string[] arguments) => OfAsync(assembly, environment, steps, null, arguments);

    private static async Task<ProgramRun> OfAsync(
        string assembly,
        IReadOnlyDictionary<string, string> environment,
        (string After, Action<Process> Action)[] steps,
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
        var left = new Queue<(string After, Action<Process> Action)>(steps);
        void Pass(string line)
        {
            lock (left)
            {
                if (left.TryPeek(out var step) && line.Contains(step.After, StringComparison.Ordinal))
                {
                    left.Dequeue().Action(process);
                }
            }
        }

        var output = ReadAsync(process.StandardOutput, Pass);
        var error = ReadAsync(process.StandardError, Pass);
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
            throw new TimeoutException($"{Path.GetFileName(assembly)} {string.Join(' ', arguments)} did not end. It printed:\n{await output}{await error}");
        }

        return new ProgramRun(process.ExitCode, await output, await error);
    }

    private static async Task<string> ReadAsync(StreamReader reader, Action<string> pass)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line)
        {
            text.Append(line).Append('\n');
            pass(line);
        }

        return text.ToString();
    }

    /// <summary>Does what Ctrl-C does.</summary>
    public static void Interrupt(Process process)
    {
        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
