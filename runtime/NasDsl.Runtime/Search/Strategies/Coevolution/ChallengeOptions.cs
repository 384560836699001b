namespace NasDsl.Search.Strategies.Coevolution;

/// <summary>The options of the species of challenges.</summary>
/// <param name="Count">How many challenges live at once.</param>
/// <param name="Share">The share of the validation rows that a challenge has.</param>
public sealed record ChallengeOptions(int Count = 8, double Share = 0.25);
