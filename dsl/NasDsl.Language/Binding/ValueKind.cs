namespace NasDsl.Language.Binding;

/// <summary>What a bound expression stands for.</summary>
internal enum ValueKind
{
    /// <summary>A mistake that has been reported: nothing more is said about it.</summary>
    Error,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A truth value.</summary>
    Truth,

    /// <summary>A word.</summary>
    Word,
}
