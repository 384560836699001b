using System.CommandLine;
using NasDsl.CommandLine;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Text;
using NasDsl.Studies;

namespace NasDsl.Cli;

/// <summary><c>nas import STUDY FILE...</c></summary>
internal static class ImportCommand
{
    /// <summary>Builds the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var study = new Argument<string>("STUDY") { Description = "The study that takes them in; it is made when it is not there." };
        var files = new Argument<string[]>("FILE") { Description = "Other studies, or what 'nas export --json' wrote.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("import", "Takes what other studies hold into one: those of other machines, of colleagues, or what is sound in a damaged one.") { study, files };
        command.SetAction((parsed, _) => ConsoleProgram.GuardAsync(
            () =>
            {
                var path = parsed.GetRequiredValue(study);
                foreach (var file in parsed.GetRequiredValue(files))
                {
                    Import(path, file);
                }

                return Task.FromResult(ExitCodes.Success);
            },
            "Cancelled."));
        return command;
    }

    private static void Import(string study, string file)
    {
        var contents = Read(file);
        var import = StudyImport.Into(study, contents);
        Console.WriteLine($"{file}: {Plural(import.Runs, "new run")}, {Plural(import.Trials, "new trial")}{(import.Known > 0 ? $", {import.Known} known before" : "")}");
        if (contents.Damaged > 0)
        {
            Console.WriteLine($"{file}: damaged rows were left out; what is missing is measured again by 'nas resume {study}'.");
        }
    }

    private static StudyContents Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new NasException([Diagnostic.Create(DiagnosticCatalog.ProgramFileNotFound, new SourceLocation(file, new LinePosition(1, 1)), file)]);
        }

        using var stream = File.OpenRead(file);
        var isJson = stream.ReadByte() == '{';
        stream.Close();
        return isJson ? StudyJson.Read(File.ReadAllText(file), file) : StudyContents.Read(file);
    }

    private static string Plural(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
