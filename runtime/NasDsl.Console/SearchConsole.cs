using System.CommandLine;
using NasDsl.Report;
using NasDsl.Search;

namespace NasDsl.CommandLine;

/// <summary>Makes a console program of one search.</summary>
public static class SearchConsole
{
    /// <summary>What is said when Ctrl-C ends a search.</summary>
    public const string CancelledMessage = "Cancelled: the search was stopped before it had a champion.";

    /// <summary>
    /// Reads <c>--seed</c>, <c>--trials</c>, <c>--threads</c>, <c>--engine</c>, <c>--device</c>, <c>--progress</c> and <c>--quiet</c>, runs the search with progress on the console and Ctrl-C to cancel, and prints mistakes as messages.
    /// </summary>
    /// <param name="arguments">The arguments of the program.</param>
    /// <param name="search">The search and what the program does with its result.</param>
    /// <returns>The exit code for <c>Main</c>: see <see cref="ExitCodes"/>.</returns>
    public static Task<int> RunAsync(
        IReadOnlyList<string> arguments,
        Func<SearchOptions, IProgress<SearchProgress>, CancellationToken, Task> search)
    {
        ArgumentNullException.ThrowIfNull(search);
        return RunAsync(arguments, [], (_, options, progress, cancellationToken) => search(options, progress, cancellationToken));
    }

    /// <summary>
    /// The same, with <c>--report</c>: the result that the program hands back is written as one page of HTML.
    /// </summary>
    /// <param name="arguments">The arguments of the program.</param>
    /// <param name="search">The search and what the program does with its result.</param>
    /// <returns>The exit code for <c>Main</c>: see <see cref="ExitCodes"/>.</returns>
    public static Task<int> RunAsync(
        IReadOnlyList<string> arguments,
        Func<SearchOptions, IProgress<SearchProgress>, CancellationToken, Task<SearchResult>> search)
    {
        ArgumentNullException.ThrowIfNull(search);
        var report = new Option<string?>("--report") { Description = "Write what was found as one page of HTML, too.", HelpName = "FILE" };
        return RunAsync(arguments, [report], async (parsed, options, progress, cancellationToken) =>
        {
            var file = parsed.GetValue(report);
            if (file is not null)
            {
                // A folder that cannot be made is better known before the search than after it.
                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file)) ?? ".");
            }

            var result = await search(options, progress, cancellationToken).ConfigureAwait(false);
            if (file is not null)
            {
                await File.WriteAllTextAsync(file, ReportPage.Write(ReportInput.Of(result)), cancellationToken).ConfigureAwait(false);
            }
        });
    }

    private static Task<int> RunAsync(
        IReadOnlyList<string> arguments,
        IEnumerable<Option> more,
        Func<ParseResult, SearchOptions, IProgress<SearchProgress>, CancellationToken, Task> search)
    {
        var options = new SearchArguments();
        var command = new RootCommand("Searches for a network and prints the champion.");
        options.AddTo(command);
        foreach (var option in more)
        {
            command.Add(option);
        }

        command.SetAction((parsed, cancellationToken) => ConsoleProgram.GuardAsync(
            async () =>
            {
                var progress = options.CreateProgress(parsed, Console.Out);
                using var view = progress as IDisposable;
                await search(parsed, options.Read(parsed), progress, cancellationToken).ConfigureAwait(false);
                return ExitCodes.Success;
            },
            CancelledMessage));
        return ConsoleProgram.RunAsync(command, arguments);
    }
}
