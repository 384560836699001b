using NasDsl.Language.Binding;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Parsing;
using NasDsl.Language.Text;

namespace NasDsl.Language;

/// <summary>Compiles <c>.nas</c> files.</summary>
public static class NasCompiler
{
    /// <summary>Compiles the files of one project together: names go across files. It never throws on what the files say.</summary>
    /// <param name="files">The files; their order is the order of declarations and messages.</param>
    /// <returns>The model and the messages.</returns>
    public static NasCompilation Compile(IReadOnlyList<SourceText> files)
    {
        var diagnostics = new DiagnosticBag();
        var syntax = files.Select(file => FileParser.Parse(file, diagnostics)).ToArray();
        var model = ModelBinder.Bind(syntax, diagnostics);
        return new NasCompilation(model, diagnostics.ToSorted(files));
    }
}
