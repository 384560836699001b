using System.Collections.Immutable;
using NasDsl.Engines;

namespace NasDsl.TorchSharp.Tests;

/// <summary>Comparisons of numbers that two engines computed in different orders.</summary>
internal static class Near
{
    /// <summary>What the greatest number is taken for when it is less.</summary>
    public const double Least = 1e-2;

    /// <summary>Asserts that numbers differ by no more than a share of the greatest of them.</summary>
    /// <param name="expected">Those of the managed engine.</param>
    /// <param name="found">Those of the TorchSharp engine.</param>
    /// <param name="tolerance">The share.</param>
    /// <param name="what">What they are.</param>
    /// <param name="least">What the greatest is taken for when it is less: where all are 0 but for rounding.</param>
    public static void Assert(IReadOnlyList<float> expected, IReadOnlyList<float> found, double tolerance, string what, double least = Least)
    {
        Xunit.Assert.Equal(expected.Count, found.Count);
        var allowed = tolerance * Math.Max(least, expected.Select(Math.Abs).DefaultIfEmpty().Max());
        for (var i = 0; i < expected.Count; i++)
        {
            // Written so that a number that is none fails.
            Xunit.Assert.True(Math.Abs((double)expected[i] - found[i]) <= allowed, $"{what}[{i}]: {expected[i]:R} expected, {found[i]:R} found, {allowed:G3} allowed");
        }
    }

    /// <summary>Asserts that tensors have the same names and shapes, and numbers that differ by no more than a share of the greatest of their tensor.</summary>
    public static void Assert(ImmutableArray<WeightTensor> expected, ImmutableArray<WeightTensor> found, double tolerance, string what, double least = Least)
    {
        Xunit.Assert.Equal(expected.Select(tensor => tensor.Name), found.Select(tensor => tensor.Name));
        foreach (var (one, other) in expected.Zip(found))
        {
            Xunit.Assert.Equal(one.Shape.AsEnumerable(), other.Shape);
            Assert(one.Values, other.Values, tolerance, $"{what}, {one.Name}", least);
        }
    }

    /// <summary>Asserts that losses differ by no more than a share of each.</summary>
    public static void AssertLosses(IReadOnlyList<double> expected, IReadOnlyList<double> found, double tolerance, string what)
    {
        Xunit.Assert.Equal(expected.Count, found.Count);
        for (var i = 0; i < expected.Count; i++)
        {
            Xunit.Assert.True(
                Math.Abs(expected[i] - found[i]) <= tolerance * Math.Max(1e-3, Math.Abs(expected[i])),
                $"{what}, loss {i + 1}: {expected[i]:R} expected, {found[i]:R} found; all: {string.Join(' ', expected)} expected, {string.Join(' ', found)} found");
        }
    }
}
