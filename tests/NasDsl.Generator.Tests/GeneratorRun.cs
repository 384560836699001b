using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NasDsl.Generator;

/// <summary>Runs the generator as the compiler does.</summary>
internal sealed class GeneratorRun
{
    private const string ProjectFolder = "/project/";

    private GeneratorRun(GeneratorDriver driver, Compilation input, Compilation output)
    {
        Driver = driver;
        Input = input;
        Output = output;
    }

    public GeneratorDriver Driver { get; }

    public Compilation Input { get; }

    /// <summary>The compilation with the generated files.</summary>
    public Compilation Output { get; }

    public GeneratorRunResult Result => Driver.GetRunResult().Results.Single();

    /// <summary>The generated files, sorted by name.</summary>
    public IReadOnlyList<GeneratedSourceResult> Sources => [.. Result.GeneratedSources.OrderBy(source => source.HintName, StringComparer.Ordinal)];

    public IReadOnlyList<Diagnostic> Diagnostics => Result.Diagnostics;

    public static GeneratorRun Of(string nas, params string[] sources) => Of([File("program.nas", nas)], CSharpCode.Compile(sources));

    public static GeneratorRun Of(IEnumerable<AdditionalText> files, Compilation compilation, params (string Name, string Value)[] properties)
    {
        var driver = CSharpGeneratorDriver.Create(
            [new NasGenerator().AsSourceGenerator()],
            files,
            (CSharpParseOptions?)compilation.SyntaxTrees.FirstOrDefault()?.Options ?? CSharpCode.ParseOptions,
            new ProjectProperties(properties.Append(("RootNamespace", "Project")).Append(("ProjectDir", ProjectFolder)).ToDictionary(property => property.Item1, property => property.Item2)),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return Run(driver, compilation);
    }

    public static NasAdditionalText File(string path, string? content) => new(ProjectFolder + path, content);

    /// <summary>Runs again on changed files.</summary>
    public GeneratorRun With(string nas) => With(File("program.nas", nas));

    /// <summary>Runs again on changed files.</summary>
    public GeneratorRun With(params NasAdditionalText[] files) => WithFiles(files);

    /// <summary>Runs again on other files.</summary>
    public GeneratorRun WithFiles(IEnumerable<AdditionalText> files) => Run(Driver.ReplaceAdditionalTexts([.. files]), Input);

    /// <summary>Runs again on changed C#.</summary>
    public GeneratorRun WithSource(string source) => Run(Driver, Input.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, CSharpCode.ParseOptions)));

    /// <summary>Why the outputs of a step are as they are.</summary>
    public IEnumerable<IncrementalStepRunReason> Reasons(string step) =>
        Result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason);

    private static GeneratorRun Run(GeneratorDriver driver, Compilation compilation)
    {
        var ran = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        return new GeneratorRun(ran, compilation, output);
    }
}
