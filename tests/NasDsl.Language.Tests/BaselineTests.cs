using System.Runtime.CompilerServices;
using System.Text;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Formatting;
using NasDsl.Language.Model;
using NasDsl.Language.Text;
using NasDsl.Testing;
using Xunit;

namespace NasDsl.Language.Tests;

/// <summary>
/// One folder for each program: main.nas, and beside it what compiling it says and gives. NASDSL_ACCEPT_SNAPSHOTS=true writes what is there now, to be reviewed as a change.
/// </summary>
public sealed class BaselineTests
{
    public static TheoryData<string> Programs => new(Directory.GetDirectories(Folder()).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Programs))]
    public void Messages(string program) =>
        Compare(program, "diagnostics.txt", source => DiagnosticText.Write(NasCompiler.Compile([source]).Diagnostics, isSourceShown: true));

    [Theory]
    [MemberData(nameof(Programs))]
    public void Formatted_text(string program) => Compare(program, "formatted.nas", source => NasFormatter.Format(source) is { HasErrors: false } result
        ? result.Text
        : "// The file has syntax errors and is left alone.");

    [Theory]
    [MemberData(nameof(Programs))]
    public void Canonical_text(string program) => Compare(program, "canonical.nas", compilation => compilation.Model.CanonicalText);

    [Theory]
    [MemberData(nameof(Programs))]
    public void Model(string program) => Compare(program, "model.txt", compilation => Describe(compilation.Model));

    [Theory]
    [InlineData("Naming")]
    [InlineData("Values")]
    [InlineData("Externs")]
    [InlineData("Cells")]
    [InlineData("Planned")]
    [InlineData("Trainings")]
    public void Canonical_text_gives_an_equal_model(string program)
    {
        var source = File.ReadAllText(Path.Combine(Folder(), program, "main.nas"));
        var model = Compilation.Bind(source).Model;

        Assert.Equal(model, Compilation.Bind(model.CanonicalText).Model);
    }

    private static string Describe(NasModel model)
    {
        var text = new StringBuilder();
        foreach (var space in model.Spaces)
        {
            text.Append(space.Name).Append('\n');
            foreach (var gene in space.Genes)
            {
                text.Append($"  {gene.Index} {gene.Path}: {gene.Domain}{(gene.Condition is { } condition ? $" if {space.Genes[condition.Gene].Path} in {condition.From}..{condition.To}" : "")}\n");
            }

            foreach (var requirement in space.Requirements)
            {
                text.Append($"  require {requirement.Text}\n");
            }
        }

        foreach (var search in model.Searches)
        {
            text.Append($"{search.Name}: {search.Strategy.Name}{Options(search.Strategy.Options)}{(search.Strategy.Versus is { } versus ? $" versus {versus.Name}{Options(versus.Options)}" : "")}\n");
            text.Append(search.Fidelity is { } fidelity ? $"  {fidelity.Kind}{Options(fidelity.Options)}\n" : "");
            text.Append(search.TrainOn is { } device ? $"  on {device.Name}\n" : "");
            text.Append(search.Evaluation is { } table ? $"  table {table.Table} by {table.Code}({string.Join(", ", table.Keys.Select(key => $"{key.Gene} {key.Name}"))}): {string.Join(", ", table.Values.Select(value => $"{value.Metric} {value.Column} / {value.Divisor}"))}\n" : "");
            text.Append($"  {search.Recipe.Epochs} epochs, then {search.Recipe.RetrainEpochs}, batch {search.Recipe.Batch}, {search.Recipe.Optimizer.Name}, {search.Recipe.Schedule.Name}\n");
            foreach (var procedure in new[] { search.Recipe.Loss, search.Recipe.Warmup, search.Recipe.Clip }.Concat(search.Recipe.Augmentations).OfType<ProcedureModel>())
            {
                text.Append($"  {procedure.Name}({string.Join(", ", procedure.Arguments.Select(argument => $"{argument.Name}: {(argument.Value is ConstantExpression constant ? constant.Value : "a gene")}"))})\n");
            }

            text.Append(search.Recipe.ClassWeights.Count > 0 ? $"  weights {search.Recipe.ClassWeights}\n" : "");
            text.Append($"  budget {search.Budget.Trials} trials, {search.Budget.Seconds} seconds; seed {search.Seed}\n");
            foreach (var gene in search.Genes)
            {
                text.Append($"  {gene.Index} {gene.Path}: {gene.Domain}\n");
            }
        }

        return text.ToString();
    }

    private static string Options(EquatableArray<OptionModel> options) => $"({string.Join(", ", options.Select(option => $"{option.Name}: {option.Value}"))})";

    private static void Compare(string program, string name, Func<NasCompilation, string> read) =>
        Compare(program, name, (SourceText source) => read(NasCompiler.Compile([source], NasCompilerOptions.Proven)));

    private static void Compare(string program, string name, Func<SourceText, string> read)
    {
        var folder = Path.Combine(Folder(), program);
        var source = File.ReadAllText(Path.Combine(folder, "main.nas")).ReplaceLineEndings("\n");
        var actual = read(new SourceText("main.nas", source)).TrimEnd() + "\n";
        var path = Path.Combine(folder, name);
        if (SnapshotMode.FromEnvironment().Accepts)
        {
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "", actual);
    }

    private static string Folder([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path) ?? "", "Baselines");
}
