using NasDsl.Language.Analysis;
using NasDsl.Language.Binding;
using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Parsing;
using NasDsl.Language.Text;

namespace NasDsl.Language;

/// <summary>Compiles <c>.nas</c> files.</summary>
public static class NasCompiler
{
    /// <summary>Compiles the files of one project together: names go across files. It never throws on what the files say.</summary>
    /// <param name="files">The files; their order is the order of declarations and messages.</param>
    /// <returns>The model, the messages, and what is proven about the spaces.</returns>
    public static NasCompilation Compile(IReadOnlyList<SourceText> files) => Compile(files, NasCompilerOptions.Default);

    /// <summary>Compiles files as far as the options say; the analysis of whole spaces takes most of the time.</summary>
    /// <param name="files">The files; their order is the order of declarations and messages.</param>
    /// <param name="options">What is done.</param>
    /// <returns>The model, the messages, and what is proven about the spaces where that is asked for.</returns>
    public static NasCompilation Compile(IReadOnlyList<SourceText> files, NasCompilerOptions options) =>
        DeepStack.Run(() => CompileHere(files, options));

    private static NasCompilation CompileHere(IReadOnlyList<SourceText> files, NasCompilerOptions options)
    {
        var diagnostics = new DiagnosticBag();
        var syntax = files.Select(file => FileParser.Parse(file, diagnostics)).ToArray();
        var (model, sound) = ModelBinder.Bind(syntax, diagnostics);
        var analyses = options.AnalyzesSpaces ? Analyze(model, sound) : EquatableArray<SpaceAnalysis>.Empty;
        return new NasCompilation(
            model,
            diagnostics.ToSorted(files, analyses.SelectMany(analysis => analysis.Diagnostics).Concat(CheckResolutions(model, analyses))),
            analyses);
    }

    // A space with mistakes is not what was meant: what analysis found in it would be a consequence of them.
    private static EquatableArray<SpaceAnalysis> Analyze(NasModel model, HashSet<string> sound)
    {
        var analyses = new List<SpaceAnalysis>();
        foreach (var space in model.Spaces.Where(space => sound.Contains(space.Name)))
        {
            if (model.Data.FirstOrDefault(data => data.Name == space.Data) is { } data)
            {
                analyses.Add(SpaceAnalyzer.Analyze(DeviceCost.Expand(space, model.Devices), data));
            }
        }

        return analyses.ToEquatableArray();
    }

    // At a lower resolution only what is sound at the whole one is worth a message.
    private static IEnumerable<Diagnostic> CheckResolutions(NasModel model, EquatableArray<SpaceAnalysis> analyses) =>
        from search in model.Searches
        where analyses.Any(analysis => analysis.Space == search.Space && analysis.Shapes == ShapeVerdict.Sound)
        from space in model.Spaces.Where(space => space.Name == search.Space).Take(1)
        from data in model.Data.Where(data => data.Name == space.Data).Take(1)
        from diagnostic in ResolutionChecker.Check(search, space, data)
        select diagnostic;
}
