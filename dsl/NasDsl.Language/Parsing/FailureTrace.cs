namespace NasDsl.Language.Parsing;

/// <summary>
/// Remembers the furthest place that a grammar came to and what would have gone on from there. Sprache's own errors stop at the last alternative tried,
/// and repetition swallows them; the furthest place is where the mistake is.
/// </summary>
internal sealed class FailureTrace
{
    /// <summary>How many operators one statement may have, so that no expression is nested too deep for a stack.</summary>
    private const int MaximumOperators = 400;

    private readonly List<string> _expected = [];
    private int _operators;

    /// <summary>The index of the furthest token that did not fit.</summary>
    public int Position { get; private set; } = -1;

    /// <summary>What would have fitted there.</summary>
    public IReadOnlyList<string> Expected => _expected;

    /// <summary>Whether there were too many operators.</summary>
    public bool IsTooDeep => _operators > MaximumOperators;

    public void Expect(int position, string expected)
    {
        if (position > Position)
        {
            Position = position;
            _expected.Clear();
        }

        if (position == Position && !_expected.Contains(expected))
        {
            _expected.Add(expected);
        }
    }

    /// <summary>Counts an operator.</summary>
    /// <returns>False when there are too many.</returns>
    public bool CountOperator()
    {
        _operators++;
        return !IsTooDeep;
    }
}
