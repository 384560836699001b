namespace NasDsl.Language.Generation;

/// <summary>What is known about a value that is not known: truth values are 0 and 1.</summary>
/// <param name="Least">The least that it can be.</param>
/// <param name="Greatest">The greatest.</param>
/// <param name="CanBeMissing">Whether there may be no value.</param>
internal readonly record struct NumberRange(double Least, double Greatest, bool CanBeMissing)
{
    /// <summary>Nothing is known.</summary>
    public static NumberRange Any { get; } = new(double.NegativeInfinity, double.PositiveInfinity, true);

    /// <summary>Whether it is certainly false.</summary>
    public bool IsFalse => !CanBeMissing && Least == 0 && Greatest == 0;

    /// <summary>A truth value.</summary>
    /// <param name="canBeTrue">Whether it can be true.</param>
    /// <param name="canBeFalse">Whether it can be false.</param>
    /// <param name="canBeMissing">Whether there may be none.</param>
    /// <returns>The range.</returns>
    public static NumberRange Truth(bool canBeTrue, bool canBeFalse, bool canBeMissing) => new(canBeFalse ? 0 : 1, canBeTrue ? 1 : 0, canBeMissing);
}
