using Microsoft.CodeAnalysis;
using NasDsl.Generator.Emit;
using NasDsl.Generator.Pipeline;
using NasDsl.Generator.Views;
using NasDsl.Language;

namespace NasDsl.Generator;

/// <summary>Writes the C# types of all <c>.nas</c> files of a project: typed genomes, and a class for each search.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NasGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = context.AdditionalTextsProvider
            .Where(static file => file.Path.EndsWith(".nas", StringComparison.OrdinalIgnoreCase))
            .Select(static (file, cancellationToken) => new NasFile(file.Path, file.GetText(cancellationToken)?.ToString()))
            .WithTrackingName(Steps.Read);
        var lockFiles = context.AdditionalTextsProvider
            .Where(static file => LockFiles.IsLock(file.Path))
            .Select(static (file, cancellationToken) => new NasFile(file.Path, file.GetText(cancellationToken)?.ToString()));
        var options = context.AnalyzerConfigOptionsProvider
            .Select(static (provider, _) => ProjectOptions.From(provider.GlobalOptions))
            .WithTrackingName(Steps.Options);
        var target = context.CompilationProvider
            .Select(static (compilation, _) => TargetCheck.Check(compilation))
            .WithTrackingName(Steps.Target);

        var locks = lockFiles.Collect()
            .Combine(options)
            .Select(static (input, _) => LockFiles.Read(input.Left, input.Right))
            .WithTrackingName(Steps.Locks);
        var engines = context.CompilationProvider
            .Select(static (compilation, cancellationToken) => EngineFinder.Find(compilation, cancellationToken))
            .WithTrackingName(Steps.Engines);
        var compiled = files.Collect()
            .Combine(options)
            .Combine(engines)
            .Select(static (input, cancellationToken) => ProgramCompiler.Compile(input.Left.Left, input.Left.Right, input.Right, cancellationToken))
            .WithTrackingName(Steps.Compile);
        var generated = compiled
            .Select(static (compiled, _) => compiled.Program)
            .WithTrackingName(Steps.Model)
            .Combine(locks.Select(static (locks, _) => locks.Locks))
            .Select(static (input, _) => Generate(input.Left is null ? null : input.Left with { Locks = input.Right }))
            .WithTrackingName(Steps.Emit);
        var sources = generated
            .SelectMany(static (generated, _) => generated.Files)
            .WithTrackingName(Steps.Files);
        var messages = compiled
            .Combine(generated)
            .Combine(target)
            .Select(static (input, _) => Messages(input.Left.Left, input.Left.Right, input.Right))
            .WithTrackingName(Steps.Report);

        context.RegisterSourceOutput(sources, static (production, file) => production.AddSource(file.HintName, file.Text));
        context.RegisterSourceOutput(locks.Select(static (locks, _) => locks.Diagnostics), Report);
        context.RegisterSourceOutput(messages, Report);
    }

    private static void Report(SourceProductionContext production, EquatableArray<DiagnosticInfo> messages)
    {
        foreach (var message in messages)
        {
            production.ReportDiagnostic(message.ToDiagnostic());
        }
    }

    private static GeneratedFiles Generate(ProgramInput? program)
    {
        if (program is null)
        {
            return new GeneratedFiles(EquatableArray<GeneratedFile>.Empty, null);
        }

        try
        {
            var files = ProgramViewBuilder.Build(program).Select(file => new GeneratedFile(file.HintName, FileEmitter.Emit(file)));
            return new GeneratedFiles(files.ToEquatableArray(), null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new GeneratedFiles(EquatableArray<GeneratedFile>.Empty, ProgramCompiler.Failure(exception));
        }
    }

    // What follows from a mistake in a .nas file, or from there being none of them, is not worth a message of its own.
    private static EquatableArray<DiagnosticInfo> Messages(CompiledProgram compiled, GeneratedFiles generated, EquatableArray<DiagnosticInfo> target)
    {
        var hasErrors = compiled.Diagnostics.Any(message => message.Descriptor.Severity == NasDsl.Language.Diagnostics.DiagnosticSeverity.Error);
        return compiled.Diagnostics
            .Concat(generated.Failure is { } failure && !hasErrors ? [failure] : [])
            .Concat(generated.Files.Count > 0 ? target : [])
            .ToEquatableArray();
    }
}
