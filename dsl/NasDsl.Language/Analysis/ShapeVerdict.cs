namespace NasDsl.Language.Analysis;

/// <summary>What is known about the shapes of all architectures of a space.</summary>
public enum ShapeVerdict
{
    /// <summary>Proven: every architecture is well-shaped.</summary>
    Sound,

    /// <summary>Proven: some architecture is not; the diagnostics show one.</summary>
    Faulty,

    /// <summary>The space is too large for the proof.</summary>
    Unknown,
}
