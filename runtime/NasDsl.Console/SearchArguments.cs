using System.CommandLine;
using System.Globalization;
using NasDsl.Language.Model;
using NasDsl.Reporting;
using NasDsl.Search;
using Spectre.Console;

namespace NasDsl.CommandLine;

/// <summary>The options that every command which runs a search has.</summary>
public sealed class SearchArguments
{
    private readonly Option<ulong?> _seed = new("--seed")
    {
        Description = "What all randomness is drawn from, instead of the seed of the .nas file.",
        HelpName = "N",
    };

    private readonly Option<int?> _trials = new("--trials")
    {
        Description = "How many candidates are tried, instead of the budget of the .nas file.",
        HelpName = "N",
    };

    private readonly Option<int?> _threads = new("--threads")
    {
        Description = "How many candidates are trained at once; the result does not depend on it. Default: what the engine prefers, which on the cores is one for each.",
        HelpName = "N",
    };

    private readonly Option<string?> _engine = new("--engine")
    {
        Description = "What trains: managed (the cores, in C# alone), torchsharp, or another engine that is referenced. Default: what the project says, else what the .nas file does, else managed.",
        HelpName = "NAME",
    };

    private readonly Option<string?> _device = new("--device")
    {
        Description = "What it trains on: cpu, cuda, cuda:1, ... Where only this is given, cuda means the engine torchsharp.",
        HelpName = "NAME",
    };

    private readonly Option<ProgressMode> _progress = new("--progress")
    {
        Description = "How far the search is: auto (live on a terminal, else lines), plain, json (a line for each trial) or none.",
        HelpName = "MODE",
        DefaultValueFactory = _ => ProgressMode.Auto,
    };

    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Show no progress: --progress none." };

    /// <summary>Declares the options.</summary>
    public SearchArguments()
    {
        _threads.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var threads) && threads < 1)
            {
                result.AddError($"--threads takes a number of at least 1, not {token.Value}.");
            }
        });
    }

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        command.Add(_seed);
        command.Add(_trials);
        command.Add(_threads);
        AddEngineTo(command);
        AddProgressTo(command);
    }

    /// <summary>Adds the options about the engine alone to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddEngineTo(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        command.Add(_engine);
        command.Add(_device);
    }

    /// <summary>Adds the options about progress alone to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddProgressTo(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        command.Add(_progress);
        command.Add(_quiet);
    }

    /// <summary>Makes what shows how far the search is. A live view is disposed of when the search is over, and before anything else is written.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="writer">Where to: the output or the error stream.</param>
    /// <returns>The progress.</returns>
    public IProgress<SearchProgress> CreateProgress(ParseResult parsed, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        ArgumentNullException.ThrowIfNull(writer);
        return parsed.GetValue(_quiet) ? new NoProgress() : parsed.GetValue(_progress) switch
        {
            ProgressMode.None => new NoProgress(),
            ProgressMode.Json => new JsonProgress(writer),
            ProgressMode.Auto when FindTerminal(writer) is { } console => new LiveProgress(console),
            _ => new ConsoleProgress(writer),
        };
    }

    /// <summary>Reads the options.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <returns>The options of the search.</returns>
    public SearchOptions Read(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        return new SearchOptions
        {
            Seed = parsed.GetValue(_seed),
            Trials = parsed.GetValue(_trials),
            Threads = parsed.GetValue(_threads),
            EngineName = ReadEngine(parsed).Engine,
            Device = ReadEngine(parsed).Device,
        };
    }

    /// <summary>Reads the options about the engine.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <returns>What is asked for.</returns>
    public EngineRequest ReadEngine(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        return EngineRequest.Parse(parsed.GetValue(_engine), parsed.GetValue(_device));
    }

    private static IAnsiConsole? FindTerminal(TextWriter writer)
    {
        if (ReferenceEquals(writer, Console.Error) ? Console.IsErrorRedirected : Console.IsOutputRedirected)
        {
            return null;
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        return console.Profile.Capabilities is { Ansi: true, Interactive: true } ? console : null;
    }
}
