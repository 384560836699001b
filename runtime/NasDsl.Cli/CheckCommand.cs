using System.CommandLine;
using NasDsl.CommandLine;
using NasDsl.Language.Diagnostics;

namespace NasDsl.Cli;

/// <summary><c>nas check FILE... [--verbose]</c></summary>
internal static class CheckCommand
{
    /// <summary>Builds the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "The .nas files, compiled together.", Arity = ArgumentArity.OneOrMore };
        var verbose = new Option<bool>("--verbose") { Description = "Show the line of each message with its place underlined; always done on a terminal." };
        var command = new Command("check", "Compiles .nas files and proves their spaces sound; prints file(line,column): error NAS1234: text.") { files, verbose };
        command.SetAction((parsed, _) => ConsoleProgram.GuardAsync(
            () => Task.FromResult(Run(parsed.GetRequiredValue(files), parsed.GetValue(verbose) || !Console.IsOutputRedirected)), "Cancelled."));
        return command;
    }

    private static int Run(IReadOnlyList<string> files, bool isSourceShown)
    {
        var compilation = NasFile.Compile(files);
        if (compilation.Diagnostics.Count > 0)
        {
            Console.WriteLine(DiagnosticText.Write(compilation.Diagnostics, isSourceShown));
        }

        return compilation.HasErrors ? ExitCodes.Failure : ExitCodes.Success;
    }
}
