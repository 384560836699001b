using System.Collections.Immutable;
using System.Numerics;

namespace NasDsl.Search;

/// <summary>Some of the validation rows, a bit for each.</summary>
public sealed class RowSet : IEquatable<RowSet>
{
    private readonly ImmutableArray<ulong> _words;

    private RowSet(int rows, ImmutableArray<ulong> words)
    {
        Rows = rows;
        _words = words;
    }

    /// <summary>How many rows there are to choose from.</summary>
    public int Rows { get; }

    /// <summary>How many of them are in the set.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in _words)
            {
                count += BitOperations.PopCount(word);
            }

            return count;
        }
    }

    /// <summary>Makes a set.</summary>
    /// <param name="rows">How many rows there are to choose from.</param>
    /// <param name="contains">Whether the row of a number is in the set.</param>
    /// <returns>The set.</returns>
    public static RowSet Create(int rows, Func<int, bool> contains)
    {
        ArgumentNullException.ThrowIfNull(contains);
        var words = new ulong[(rows + 63) / 64];
        for (var row = 0; row < rows; row++)
        {
            words[row / 64] |= (contains(row) ? 1ul : 0) << (row % 64);
        }

        return new RowSet(rows, [.. words]);
    }

    /// <summary>Reads the text that <see cref="ToString"/> writes.</summary>
    /// <param name="text">The number of rows, a colon, and 16 hexadecimal digits for every 64 rows, the first row being the last bit.</param>
    /// <returns>The set.</returns>
    /// <exception cref="FormatException">It is another text.</exception>
    public static RowSet Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0
            || !int.TryParse(text.AsSpan(0, colon), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var rows)
            || text.Length - colon - 1 != (rows + 63) / 64 * 16)
        {
            throw new FormatException($"'{text}' is no set of rows.");
        }

        var words = ImmutableArray.CreateBuilder<ulong>((rows + 63) / 64);
        for (var at = colon + 1; at < text.Length; at += 16)
        {
            words.Add(ulong.Parse(text.AsSpan(at, 16), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture));
        }

        return new RowSet(rows, words.MoveToImmutable());
    }

    /// <summary>Whether a row is in the set.</summary>
    /// <param name="row">The number of the row.</param>
    /// <returns>True when it is.</returns>
    public bool Contains(int row) => (_words[row / 64] >> (row % 64) & 1) != 0;

    /// <summary>How many rows are in both sets.</summary>
    /// <param name="other">A set of the same rows.</param>
    /// <returns>The number.</returns>
    public int CountCommon(RowSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var count = 0;
        for (var i = 0; i < _words.Length; i++)
        {
            count += BitOperations.PopCount(_words[i] & other._words[i]);
        }

        return count;
    }

    /// <inheritdoc/>
    public bool Equals(RowSet? other) => other is not null && Rows == other.Rows && _words.SequenceEqual(other._words);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RowSet);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Rows, _words.IsEmpty ? 0 : _words[0]);

    /// <inheritdoc/>
    public override string ToString() => $"{Rows}:{string.Concat(_words.Select(word => word.ToString("x16", System.Globalization.CultureInfo.InvariantCulture)))}";
}
