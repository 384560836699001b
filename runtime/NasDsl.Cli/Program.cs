using System.CommandLine;
using NasDsl.Cli;
using NasDsl.CommandLine;

var root = new RootCommand("nas: neural-architecture search declared in code files.")
{
    CheckCommand.Create(),
    InfoCommand.Create(),
    SearchCommand.Create(),
    ResumeCommand.Create(),
    StudiesCommand.Create(),
    ShowCommand.Create(),
    ExportCommand.Create(),
    ImportCommand.Create(),
    DiffCommand.Create(),
    ReportCommand.Create(),
    WatchCommand.Create(),
    LockCommand.Create(),
    SampleCommand.Create(),
    FormatCommand.Create(),
};
return await ConsoleProgram.RunAsync(root, args).ConfigureAwait(false);
