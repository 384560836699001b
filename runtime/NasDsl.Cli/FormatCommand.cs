using System.CommandLine;
using NasDsl.CommandLine;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Formatting;
using NasDsl.Language.Text;

namespace NasDsl.Cli;

/// <summary><c>nas fmt FILE... [--check]</c></summary>
internal static class FormatCommand
{
    private const string StandardInput = "-";

    /// <summary>Builds the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "The .nas files, each formatted in its place; - formats standard input to standard output.",
            Arity = ArgumentArity.OneOrMore,
        };
        var check = new Option<bool>("--check") { Description = "Change nothing; print the files that would change, and end with exit code 1 if there are any." };
        var command = new Command("fmt", "Formats .nas files; comments and meaning stay as they are.") { files, check };
        command.SetAction((parsed, _) => ConsoleProgram.GuardAsync(
            () => Task.FromResult(Run(parsed.GetRequiredValue(files), parsed.GetValue(check))), "Cancelled."));
        return command;
    }

    // Each file is for itself: one with mistakes does not keep the others from being formatted.
    private static int Run(IReadOnlyList<string> files, bool isCheck)
    {
        var failures = new List<Diagnostic>();
        var changed = 0;
        foreach (var file in files)
        {
            try
            {
                changed += file == StandardInput ? FormatInput(isCheck) : FormatFile(file, isCheck);
            }
            catch (NasException exception)
            {
                failures.AddRange(exception.Diagnostics);
            }
        }

        return failures.Count > 0
            ? throw new NasException(failures)
            : isCheck && changed > 0 ? ExitCodes.Failure : ExitCodes.Success;
    }

    private static int FormatFile(string path, bool isCheck)
    {
        var file = TextFile.Read(path);
        var formatted = Format(path, file.Content);
        if (formatted == file.Content)
        {
            return 0;
        }

        if (!isCheck)
        {
            file.Replace(formatted);
        }

        Console.WriteLine(path);
        return 1;
    }

    private static int FormatInput(bool isCheck)
    {
        var content = Console.In.ReadToEnd();
        var formatted = Format("stdin", content);
        if (!isCheck)
        {
            Console.Write(formatted);
        }
        else if (formatted != content)
        {
            Console.WriteLine("stdin");
        }

        return formatted == content ? 0 : 1;
    }

    private static string Format(string path, string content)
    {
        var result = NasFormatter.Format(new SourceText(path, content));
        return result.HasErrors ? throw new NasException(result.Diagnostics) : result.Text;
    }
}
