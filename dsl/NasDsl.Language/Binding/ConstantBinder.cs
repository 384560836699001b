using NasDsl.Language.Diagnostics;
using NasDsl.Language.Syntax;

namespace NasDsl.Language.Binding;

/// <summary>Binds values that know neither genes nor costs: options, budgets, divisors.</summary>
internal sealed class ConstantBinder : ExpressionBinder
{
    public ConstantBinder(DiagnosticBag diagnostics)
        : base(diagnostics)
    {
    }

    protected override Bound BindPath(PathSyntax path)
    {
        Diagnostics.Add(DiagnosticCatalog.UnknownName, path.Location, SyntaxPrinter.Print(path), "");
        return Bound.Error;
    }
}
