using System.CommandLine;
using System.Globalization;
using NasDsl.Search;

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
        Description = "How many candidates are trained at once; the result does not depend on it. Default: one for each processor.",
        HelpName = "N",
    };

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
        };
    }
}
