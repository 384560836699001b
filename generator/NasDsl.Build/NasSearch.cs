using System.Text.RegularExpressions;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace NasDsl.Build;

/// <summary>
/// Runs <c>nas lock</c> in a process of its own, so that nothing of it is loaded into the build. Its messages have the form that MSBuild turns into errors and warnings; its progress goes to the log.
/// </summary>
public sealed class NasSearch : ToolTask
{
    private static readonly Regex Message = new(@"\b(error|warning) NAS\d{4}:", RegexOptions.CultureInvariant);

    /// <summary>The <c>.nas</c> files of the project, which are compiled together.</summary>
    [Required]
    public ITaskItem[] Files { get; set; } = [];

    /// <summary>The path of <c>nas.dll</c>.</summary>
    [Required]
    public string Program { get; set; } = "";

    /// <summary>What is done about locks that are not fresh: <c>search</c>, <c>check</c> (a warning) or <c>locked</c> (an error).</summary>
    [Required]
    public string Mode { get; set; } = "";

    /// <summary>The folder for the studies of searches.</summary>
    [Required]
    public string JournalFolder { get; set; } = "";

    /// <summary>The file that gets the paths of all that the locks depend on, one on each line.</summary>
    [Required]
    public string InputsFile { get; set; } = "";

    /// <summary>The names of the searches that are meant; all by default.</summary>
    public string[] Searches { get; set; } = [];

    /// <summary>How many candidates are trained at once; 0 for one on each processor.</summary>
    public int Threads { get; set; }

    /// <summary>The name of the engine that trains; by default what searches say, else the managed one.</summary>
    public string Engine { get; set; } = "";

    /// <summary>What it trains on; by default what searches say, else what the engine takes by itself.</summary>
    public string Device { get; set; } = "";

    /// <summary>A file with the paths of all that the project references, one on each line: engines are found among them, and what these need.</summary>
    public string EngineFiles { get; set; } = "";

    /// <summary>Whether everything is searched again, fresh or not.</summary>
    public bool IsForced { get; set; }

    /// <summary>The <c>dotnet</c> program that runs the build; that of the path by default.</summary>
    public string? DotNetHost { get; set; }

    /// <inheritdoc/>
    protected override string ToolName => Path.DirectorySeparatorChar == '\\' ? "dotnet.exe" : "dotnet";

    /// <inheritdoc/>
    protected override MessageImportance StandardOutputLoggingImportance => MessageImportance.High;

    /// <inheritdoc/>
    protected override string GenerateFullPathToTool() => DotNetHost is { Length: > 0 } host ? host : ToolName;

    /// <inheritdoc/>
    protected override string GenerateCommandLineCommands()
    {
        var command = new CommandLineBuilder();
        command.AppendSwitch("exec");
        command.AppendFileNameIfNotNull(Program);
        return command.ToString();
    }

    /// <inheritdoc/>
    protected override string GenerateResponseFileCommands()
    {
        List<string> lines = ["lock", .. Files.Select(file => file.GetMetadata("FullPath")), "--mode", Mode, "--journal", JournalFolder, "--inputs", InputsFile];
        lines.AddRange(Searches.SelectMany(name => new[] { "--search", name.Trim() }));
        if (Threads > 0)
        {
            lines.AddRange(["--threads", Threads.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        }

        foreach (var (option, value) in new[] { ("--engine", Engine), ("--device", Device), ("--engine-files", EngineFiles) })
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                lines.AddRange([option, value.Trim()]);
            }
        }

        if (IsForced)
        {
            lines.Add("--force");
        }

        // The tool reads its arguments from the lines of the file; quotes keep the blanks of a path together.
        return string.Join("\n", lines.Select(line => $"\"{line}\""));
    }

    /// <inheritdoc/>
    protected override void LogEventsFromTextOutput(string singleLine, MessageImportance messageImportance)
    {
        // Only messages of the tool are such of the build: libraries that an engine loads print what looks like warnings, too.
        if (Message.IsMatch(singleLine))
        {
            base.LogEventsFromTextOutput(singleLine, messageImportance);
        }
        else
        {
            Log.LogMessage(messageImportance, "{0}", singleLine);
        }
    }

    /// <inheritdoc/>
    protected override bool HandleTaskExecutionErrors()
    {
        // A mistake has been printed at its place: that the tool "exited with code 1" would only push it out of sight.
        return Log.HasLoggedErrors ? false : base.HandleTaskExecutionErrors();
    }
}
