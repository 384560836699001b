namespace NasDsl.Language.Formatting;

/// <summary>A place where a line may end.</summary>
/// <param name="Kind">What stands there.</param>
internal sealed record LineLayout(LineKind Kind) : Layout(Kind is LineKind.Hard or LineKind.Blank)
{
    public static readonly LineLayout Space = new(LineKind.Space);

    public static readonly LineLayout Soft = new(LineKind.Soft);

    public static readonly LineLayout Hard = new(LineKind.Hard);

    public static readonly LineLayout Blank = new(LineKind.Blank);
}
