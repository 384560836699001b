namespace NasDsl.Language.Model;

/// <summary>An operator with one operand.</summary>
public enum UnaryOperator
{
    /// <summary><c>-a</c>.</summary>
    Negate,

    /// <summary><c>!a</c>.</summary>
    Not,
}
