namespace NasDsl.Language;

/// <summary>What a compilation does.</summary>
public sealed record NasCompilerOptions
{
    /// <summary>Everything: the options of a text that nobody has compiled yet.</summary>
    public static NasCompilerOptions Default { get; } = new();

    /// <summary>No analysis: for a text that was compiled before and had no errors, such as one that is embedded in a program when it is built.</summary>
    public static NasCompilerOptions Proven { get; } = new() { AnalyzesSpaces = false };

    /// <summary>Whether shapes, requirements, size and bounds of whole spaces are found. Without it, mistakes of this kind are not.</summary>
    public bool AnalyzesSpaces { get; init; } = true;
}
