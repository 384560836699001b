namespace NasDsl.Language.Catalog;

/// <summary>What a parameter takes.</summary>
public enum ParameterKind
{
    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number.</summary>
    Real,

    /// <summary>A truth value.</summary>
    Boolean,

    /// <summary>One of a few words.</summary>
    Symbol,
}
