using System.CommandLine;
using NasDsl.CommandLine;

namespace NasDsl.Cli;

/// <summary><c>nas check FILE...</c></summary>
internal static class CheckCommand
{
    /// <summary>Builds the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "The .nas files, compiled together.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("check", "Compiles .nas files and proves their spaces sound; prints file(line,column): error NAS1234: text.") { files };
        command.SetAction((parsed, _) => ConsoleProgram.GuardAsync(() => Task.FromResult(Run(parsed.GetRequiredValue(files))), "Cancelled."));
        return command;
    }

    private static int Run(IReadOnlyList<string> files)
    {
        var compilation = NasFile.Compile(files);
        foreach (var diagnostic in compilation.Diagnostics)
        {
            Console.WriteLine(diagnostic);
            foreach (var related in diagnostic.Related)
            {
                Console.WriteLine($"    {related.Location}: {related.Message}");
            }
        }

        return compilation.HasErrors ? ExitCodes.Failure : ExitCodes.Success;
    }
}
