namespace NasDsl.Language.Model;

/// <summary>The values that a gene can take.</summary>
public abstract record GeneDomain
{
    private protected GeneDomain()
    {
    }

    /// <summary>How many values there are, or null for a real interval.</summary>
    public abstract int? Cardinality { get; }

    /// <summary>Whether neighbouring indices are neighbouring values, so that a small step is a small change.</summary>
    public abstract bool IsOrdinal { get; }
}
