namespace NasDsl.Language.Model;

/// <summary>An operator with two operands.</summary>
public enum BinaryOperator
{
    /// <summary><c>a + b</c>.</summary>
    Add,

    /// <summary><c>a - b</c>.</summary>
    Subtract,

    /// <summary><c>a * b</c>.</summary>
    Multiply,

    /// <summary><c>a / b</c>, never an integer division.</summary>
    Divide,

    /// <summary><c>a % b</c>: the remainder.</summary>
    Remainder,

    /// <summary><c>a ^ b</c>: the power.</summary>
    Power,

    /// <summary><c>a == b</c>.</summary>
    Equal,

    /// <summary><c>a != b</c>.</summary>
    NotEqual,

    /// <summary><c>a &lt; b</c>.</summary>
    Less,

    /// <summary><c>a &lt;= b</c>.</summary>
    LessOrEqual,

    /// <summary><c>a &gt; b</c>.</summary>
    Greater,

    /// <summary><c>a &gt;= b</c>.</summary>
    GreaterOrEqual,

    /// <summary><c>a &amp;&amp; b</c>: false if either is false, else without a value if either has none.</summary>
    And,

    /// <summary><c>a || b</c>: true if either is true, else without a value if either has none.</summary>
    Or,
}
