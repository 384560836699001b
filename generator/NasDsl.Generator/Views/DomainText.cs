using NasDsl.Language;
using NasDsl.Language.Model;

namespace NasDsl.Generator.Views;

/// <summary>Says what values a gene takes, for doc comments.</summary>
internal static class DomainText
{
    private const int LongestList = 12;

    /// <summary>Numbers: <c>one of 8, 16, 32</c>.</summary>
    /// <param name="numbers">The numbers, ascending.</param>
    /// <returns>The end of a sentence.</returns>
    public static string OfNumbers(EquatableArray<double> numbers)
    {
        var first = NumberText.Format(numbers[0]);
        var last = NumberText.Format(numbers[numbers.Count - 1]);
        if (numbers.Count == 1)
        {
            return "always " + first;
        }

        return numbers.Count <= LongestList
            ? "one of " + string.Join(", ", numbers.Select(NumberText.Format))
            : $"one of {numbers.Count} numbers from {first} to {last}";
    }

    /// <summary>An interval: <c>from 0.0001 to 0.01</c>.</summary>
    /// <param name="minimum">The least number.</param>
    /// <param name="maximum">The greatest number.</param>
    /// <returns>The end of a sentence.</returns>
    public static string OfInterval(double minimum, double maximum) => $"from {NumberText.Format(minimum)} to {NumberText.Format(maximum)}";
}
