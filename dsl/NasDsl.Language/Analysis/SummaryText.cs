using System.Globalization;
using System.Numerics;

namespace NasDsl.Language.Analysis;

/// <summary>Writes size and bounds of a space for people.</summary>
internal static class SummaryText
{
    private static readonly string[] Names = ["million", "billion", "trillion"];

    /// <summary>Writes one line.</summary>
    /// <param name="architectures">How many architectures there are.</param>
    /// <param name="valid">How many genomes meet the requirements, or null without requirements.</param>
    /// <param name="validArchitectures">How many architectures meet the requirements, or null without requirements.</param>
    /// <param name="genomes">How many genomes there are.</param>
    /// <param name="weights">The bounds of trainable numbers, or null.</param>
    /// <param name="flops">The bounds of floating-point operations, or null.</param>
    /// <param name="memory">The bounds of memory, or null.</param>
    /// <returns>The line, without a full stop.</returns>
    public static string Write(
        Count architectures, Count? valid, Count? validArchitectures, Count genomes, CostRange? weights, CostRange? flops, CostRange? memory) => string.Join(", ", new[]
    {
        Size(architectures) + Valid(valid, validArchitectures, genomes),
        Range(weights, "params"),
        Range(flops, "FLOPs"),
        Range(memory, "bytes of memory"),
    });

    /// <summary>Writes a whole number with separators.</summary>
    /// <param name="number">The number.</param>
    /// <returns>The text, such as <c>1,066</c>.</returns>
    public static string Number(BigInteger number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Size(Count count) => count.Kind switch
    {
        CountKind.Infinite => "infinitely many architectures",
        CountKind.UpperBound => $"at most {Rounded(count.Number)} architectures",
        _ => count.Number.IsOne ? "1 architecture" : $"{Rounded(count.Number)} architectures",
    };

    // What is only bounded says nothing new.
    private static string Valid(Count? valid, Count? architectures, Count genomes)
    {
        string?[] known =
        [
            valid is { Kind: CountKind.Exact } ? $"{Rounded(valid.Number)} of {Rounded(genomes.Number)} genomes" : null,
            architectures is { Kind: CountKind.Exact } ? Size(architectures) : null,
        ];
        return known.All(part => part is null) ? "" : $" ({string.Join(" and ", known.Where(part => part is not null))} meet the requirements)";
    }

    private static string Range(CostRange? range, string unit) => range is null
        ? $"unknown {unit}"
        : $"{(range.IsExact ? "" : "within ")}{Number(range.Minimum)} to {Number(range.Maximum)} {unit}";

    private static string Rounded(BigInteger number)
    {
        if (number < 1_000_000)
        {
            return Number(number);
        }

        var digits = number.ToString(CultureInfo.InvariantCulture);
        var name = (digits.Length - 7) / 3;
        if (name >= Names.Length)
        {
            return $"{digits[0]}.{digits[1]}e{(digits.Length - 1).ToString(CultureInfo.InvariantCulture)}";
        }

        var whole = digits.Length - (3 * (name + 2));
        return $"{digits.Substring(0, whole)}.{digits[whole]} {Names[name]}";
    }
}
