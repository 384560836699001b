namespace NasDsl.Language.Model;

/// <summary>
/// A value that depends on genes, costs or metrics: the argument of an operation, a requirement, an objective. Truth values are the numbers 1 and 0.
/// An expression over an inactive gene has no value; a requirement without a value holds.
/// </summary>
public abstract record Expression
{
    private protected Expression()
    {
    }
}
