using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Syntax;
using NasDsl.Language.Text;

namespace NasDsl.Language.Binding;

/// <summary>Binds values inside a space or a recipe: they see lets and parameters, and their choices become genes.</summary>
internal sealed class ArgumentExpressionBinder : ExpressionBinder
{
    private readonly LocalNames _names;
    private readonly GenePool _genes;
    private readonly GeneCondition? _condition;
    private readonly Action<GeneBuilder> _name;
    private readonly int? _classes;

    /// <summary>Starts a binder for one value.</summary>
    /// <param name="names">What the value sees.</param>
    /// <param name="genes">Where its genes go.</param>
    /// <param name="condition">When its genes are active.</param>
    /// <param name="name">Gives a gene its name.</param>
    /// <param name="classes">What the word classes stands for, or null when that is not known.</param>
    /// <param name="diagnostics">Where messages go.</param>
    public ArgumentExpressionBinder(
        LocalNames names,
        GenePool genes,
        GeneCondition? condition,
        Action<GeneBuilder> name,
        int? classes,
        DiagnosticBag diagnostics)
        : base(diagnostics)
    {
        _names = names;
        _genes = genes;
        _condition = condition;
        _name = name;
        _classes = classes;
    }

    protected override Bound AddGene((GeneDomain Domain, Dimension Dimension) domain, SourceLocation location)
    {
        var gene = _genes.Add(domain.Domain, domain.Dimension, _condition, location);
        _name(gene);
        return gene.ToBound();
    }

    protected override Bound BindPath(PathSyntax path)
    {
        var name = path.Segments[0].Name.Text;
        if (path.Segments.Count == 1 && path.Segments[0].Index is null)
        {
            if (_names.Find(name) is { } value)
            {
                return value;
            }

            if (name is "classes" or "outputs")
            {
                return _classes is { } size ? Bound.Of(Value.Of(size)) : Bound.Error;
            }
        }

        var text = SyntaxPrinter.Print(path);
        if (Words.Count > 0)
        {
            Diagnostics.Add(DiagnosticCatalog.UnknownChoice, path.Location, "word", text, Diagnostics.Suggestions.TextOrList(text, Words));
            return Bound.Error;
        }

        Diagnostics.Add(
            DiagnosticCatalog.UnknownName,
            path.Location,
            text,
            Diagnostics.Suggestions.Text(text, _names.All.Concat(["classes", "outputs", "true", "false"])));
        return Bound.Error;
    }
}
