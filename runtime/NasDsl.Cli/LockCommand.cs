using System.CommandLine;
using NasDsl.CommandLine;

namespace NasDsl.Cli;

/// <summary><c>nas lock FILE... [--search NAME...] [--mode search|check|locked] [--force] [--threads N] [--journal DIR] [--inputs FILE] [--engine NAME] [--device NAME] [--engine-assembly PATH] [--engine-files FILE]</c></summary>
internal static class LockCommand
{
    /// <summary>Builds the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "The .nas files, compiled together.", Arity = ArgumentArity.OneOrMore };
        var searches = new Option<string[]>("--search") { Description = "The searches that are meant; all by default.", HelpName = "NAME" };
        var mode = new Option<LockMode>("--mode")
        {
            Description = "What is done about locks that are not fresh: they are searched (the default), warned of, or errors.",
            DefaultValueFactory = _ => LockMode.Search,
        };
        var force = new Option<bool>("--force") { Description = "Search again what is fresh, too." };
        var threads = new Option<int?>("--threads") { Description = "How many candidates are trained at once; the result does not depend on it.", HelpName = "N" };
        var journal = new Option<string?>("--journal") { Description = "Where to keep the studies of searches, to go on from there.", HelpName = "DIR" };
        var inputs = new Option<string?>("--inputs") { Description = "Where to write the paths of all that the locks depend on, once all are in order.", HelpName = "FILE" };
        var assemblies = EngineOptions.CreateAssembly();
        var references = new Option<string?>("--engine-files") { Description = "A file with the paths of all that a project references, one on each line, among which engines and their native libraries are.", HelpName = "FILE" };
        var engine = new SearchArguments();
        var command = new Command("lock", "Searches what has no fresh lock, and writes NAME.nas.lock and NAME.safetensors beside the .nas file.")
        {
            files, searches, mode, force, threads, journal, inputs, assemblies, references,
        };
        engine.AddEngineTo(command);
        command.SetAction((parsed, cancellationToken) => ConsoleProgram.GuardAsync(
            () =>
            {
                var options = new LockOptions(
                    parsed.GetRequiredValue(files),
                    parsed.GetValue(searches) ?? [],
                    parsed.GetValue(mode),
                    parsed.GetValue(force),
                    parsed.GetValue(threads),
                    parsed.GetValue(journal),
                    parsed.GetValue(inputs),
                    engine.ReadEngine(parsed),
                    parsed.GetValue(assemblies) ?? [],
                    parsed.GetValue(references));
                return new LockRun(options, Console.Out).RunAsync(cancellationToken);
            },
            "Cancelled: the next search goes on from here."));
        return command;
    }
}
