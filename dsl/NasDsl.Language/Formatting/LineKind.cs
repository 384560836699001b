namespace NasDsl.Language.Formatting;

/// <summary>What stands at a place where a line may end.</summary>
internal enum LineKind
{
    /// <summary>A space, or the end of the line in a group that is broken.</summary>
    Space,

    /// <summary>Nothing, or the end of the line in a group that is broken.</summary>
    Soft,

    /// <summary>The end of the line.</summary>
    Hard,

    /// <summary>The end of the line, and a blank one.</summary>
    Blank,
}
