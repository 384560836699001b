namespace NasDsl.Language.Formatting;

/// <summary>The comments between two tokens, by the place that formatting keeps them at.</summary>
/// <param name="Trailing">Those at the end of the first token's line, as one text; null for none.</param>
/// <param name="Own">Those on lines of their own.</param>
/// <param name="Glued">Those just before the second token on its line, as one text; null for none.</param>
/// <param name="IsBlankBefore">Whether a blank line stands just before the second token.</param>
internal sealed record Gap(string? Trailing, IReadOnlyList<OwnComment> Own, string? Glued, bool IsBlankBefore)
{
    /// <summary>Whether a blank line comes first of all that leads to the second token.</summary>
    public bool BeginsBlank => Own.Count > 0 ? Own[0].IsBlankBefore : IsBlankBefore;
}
