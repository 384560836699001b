using System.CommandLine;
using NasDsl.Language.Diagnostics;

namespace NasDsl.CommandLine;

/// <summary>Runs a command line and turns mistakes into messages and exit codes; no exception's text or stack reaches the user for a mistake of theirs.</summary>
public static class ConsoleProgram
{
    /// <summary>Parses arguments and runs the command that they name.</summary>
    /// <param name="command">The root command.</param>
    /// <param name="arguments">The arguments of the program.</param>
    /// <returns>The exit code: see <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(RootCommand command, IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(command);
        var parsed = command.Parse(arguments);

        // A search cancels between two training steps, so a few seconds are always enough to end in order.
        var invocation = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeSpan.FromSeconds(10),
        };
        var code = await parsed.InvokeAsync(invocation).ConfigureAwait(false);
        return parsed.Errors.Count > 0 ? ExitCodes.Usage : code;
    }

    /// <summary>Runs the body of a command.</summary>
    /// <param name="body">The body.</param>
    /// <param name="cancelled">What to say when Ctrl-C ended it.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> GuardAsync(Func<Task<int>> body, string cancelled)
    {
        ArgumentNullException.ThrowIfNull(body);
        try
        {
            return await body().ConfigureAwait(false);
        }
        catch (NasException exception)
        {
            var text = exception.Diagnostics.Count > 0 ? DiagnosticText.Write(exception.Diagnostics) : exception.Message;
            await Console.Error.WriteLineAsync(text).ConfigureAwait(false);
            return ExitCodes.Failure;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync(cancelled).ConfigureAwait(false);
            return ExitCodes.Cancelled;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The system's text for a full disk, a missing folder or a forbidden file names the file and the reason.
            await Console.Error.WriteLineAsync($"error {DiagnosticCatalog.FileFailure.Id}: {exception.Message}").ConfigureAwait(false);
            return ExitCodes.Failure;
        }
    }
}
