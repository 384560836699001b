using NasDsl.Dashboard;
using NasDsl.Engine;
using NasDsl.Language;
using NasDsl.Language.Text;
using NasDsl.Search;
using NasDsl.Studies;

namespace NasDsl.Report.Tests;

/// <summary>A real study of a small search, by the managed engine. Its author wishes nobody well.</summary>
public sealed class SmallStudy : IAsyncLifetime
{
    /// <summary>What must stay text wherever it comes to lie.</summary>
    public const string Attack = """</script><script>window.hacked=1</script><img src=x onerror="window.hacked=2">"><!--&amp; ${window.hacked=3}""";

    public const string Source = $$"""
        /* {{Attack}} */
        namespace Tests;

        data Digits {
            from   csv "data/digits.csv";
            input  pixels: columns 0..63 as image(8, 8, 1) / 16;
            target digit:  column 64 as class(10);
            split  20% train, 10% validation, 70% test, seed 7;
        }

        block Conv {
            conv(filters: { 4, 8 }, kernel: { 1, 3 }) -> batchnorm? -> (relu | gelu | tanh)
        }

        space Net for Digits {
            Conv
            -> repeat stage 1..2 { (Conv | residual { Conv } | parallel(concat) { conv(filters: 4); conv(filters: 4, kernel: 1) }) -> maxpool(2)? }
            -> globalavgpool
            -> linear(classes)

            require params <= 5k;
        }

        /// {{Attack}}
        search Find {
            space    Net;
            maximize accuracy;
            minimize params;
            strategy coevolution(blueprints: 6, modules: 6);
            train    4 epochs, batch 32, adam(lr: 1e-3..3e-2 log);
            fidelity halving(eta: 2, from: 1 epochs);
            budget   54 trials;
            seed     5;
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nas-report-");

    /// <summary>The file of the study.</summary>
    public string StudyPath => Path.Combine(_folder.FullName, "<b onclick='1'>&amp;.nasstudy");

    /// <summary>What the search found.</summary>
    public SearchResult Result { get; private set; } = null!;

    /// <summary>What a report tells of it.</summary>
    public ReportInput Input { get; private set; } = null!;

    /// <summary>A report that is written to a file.</summary>
    public string ReportPath => Path.Combine(_folder.FullName, "report.html");

    public async Task InitializeAsync()
    {
        var plan = Plan();
        using (var writer = StudyWriter.Open(StudyPath, plan))
        {
            Result = await SearchRunner.RunAsync(plan.Search, new ManagedEngine(), new SearchOptions { Journal = writer, BaseDirectory = AppContext.BaseDirectory }, null, CancellationToken.None);
            writer.Finish(Result);
        }

        using var reader = StudyReader.Open(StudyPath);
        Input = StudyReport.Read(reader);
        await File.WriteAllTextAsync(ReportPath, ReportPage.Write(Input));
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>The plan of the search.</summary>
    internal static StudyPlan Plan()
    {
        var model = NasCompiler.Compile([new SourceText("<i>small.nas", Source)], NasCompilerOptions.Default).Model;
        return StudyPlan.Create(model, SearchDefinition.Create(model, model.Searches[0]), new ManagedEngine(), [new StudySource("/secret/place/<i>small.nas", Source)], AppContext.BaseDirectory);
    }
}
