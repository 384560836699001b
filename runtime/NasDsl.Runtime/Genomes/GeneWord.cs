namespace NasDsl.Genomes;

/// <summary>From the words of a gene to the cases of a generated enum and back.</summary>
public static class GeneWord
{
    /// <summary>Finds a word.</summary>
    /// <param name="word">The word.</param>
    /// <param name="words">The words, in the order of the enum's cases.</param>
    /// <returns>Its index.</returns>
    /// <exception cref="ArgumentException">It is none of them.</exception>
    public static int IndexOf(string word, ReadOnlySpan<string> words)
    {
        var index = words.IndexOf(word);
        return index >= 0 ? index : throw new ArgumentException($"'{word}' is none of {string.Join(", ", words)}.", nameof(word));
    }

    /// <summary>The word of a case.</summary>
    /// <param name="index">The number of the case.</param>
    /// <param name="words">The words, in the order of the enum's cases.</param>
    /// <param name="name">The name of the property.</param>
    /// <returns>The word.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The enum has no such case.</exception>
    public static string At(int index, ReadOnlySpan<string> words, string name) =>
        (uint)index < (uint)words.Length
            ? words[index]
            : throw new ArgumentOutOfRangeException(name, $"{name} is one of {string.Join(", ", words)}, not the case {index}.");
}
