using System.Numerics;
using NasDsl.Language.Model;

namespace NasDsl.Genomes;

/// <summary>Checks the properties of generated types: a value that the declaration does not allow is refused when it is set, not when it is used.</summary>
public static class GeneCheck
{
    /// <summary>A number of a set.</summary>
    /// <typeparam name="T">The type of the number.</typeparam>
    /// <param name="value">The number.</param>
    /// <param name="allowed">The set.</param>
    /// <param name="name">The name of the property.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is not in the set.</exception>
    public static T OneOf<T>(T value, ReadOnlySpan<T> allowed, string name)
        where T : struct, INumber<T> => allowed.Contains(value) ? value : throw Refuse(name, value, "one of " + List(allowed));

    /// <summary>A number of a set, or none where the use of a block fixes it.</summary>
    /// <typeparam name="T">The type of the number.</typeparam>
    /// <param name="value">The number or null.</param>
    /// <param name="allowed">The set.</param>
    /// <param name="name">The name of the property.</param>
    /// <returns>The number or null.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is not in the set.</exception>
    public static T? OneOf<T>(T? value, ReadOnlySpan<T> allowed, string name)
        where T : struct, INumber<T> => value is { } number ? OneOf(number, allowed, name) : null;

    /// <summary>A whole number of a range.</summary>
    /// <param name="value">The number.</param>
    /// <param name="minimum">The least number.</param>
    /// <param name="maximum">The greatest number.</param>
    /// <param name="step">The difference between neighbours.</param>
    /// <param name="name">The name of the property.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is not in the range.</exception>
    public static int Stepped(int value, int minimum, int maximum, int step, string name) =>
        value >= minimum && value <= maximum && (value - minimum) % step == 0
            ? value
            : throw Refuse(name, value, step == 1 ? $"from {minimum} to {maximum}" : $"from {minimum} to {maximum} in steps of {step}");

    /// <summary>A whole number of a range, or none where the use of a block fixes it.</summary>
    /// <param name="value">The number or null.</param>
    /// <param name="minimum">The least number.</param>
    /// <param name="maximum">The greatest number.</param>
    /// <param name="step">The difference between neighbours.</param>
    /// <param name="name">The name of the property.</param>
    /// <returns>The number or null.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is not in the range.</exception>
    public static int? Stepped(int? value, int minimum, int maximum, int step, string name) =>
        value is { } number ? Stepped(number, minimum, maximum, step, name) : null;

    /// <summary>A number of an interval.</summary>
    /// <param name="value">The number.</param>
    /// <param name="minimum">The least number.</param>
    /// <param name="maximum">The greatest number.</param>
    /// <param name="name">The name of the property.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is not in the interval.</exception>
    public static double Within(double value, double minimum, double maximum, string name) =>
        value >= minimum && value <= maximum
            ? value
            : throw Refuse(name, value, $"from {NumberText.Format(minimum)} to {NumberText.Format(maximum)}");

    /// <summary>A number of an interval, or none where the use of a block fixes it.</summary>
    /// <param name="value">The number or null.</param>
    /// <param name="minimum">The least number.</param>
    /// <param name="maximum">The greatest number.</param>
    /// <param name="name">The name of the property.</param>
    /// <returns>The number or null.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is not in the interval.</exception>
    public static double? Within(double? value, double minimum, double maximum, string name) =>
        value is { } number ? Within(number, minimum, maximum, name) : null;

    /// <summary>The copies of a repeat.</summary>
    /// <typeparam name="T">The type of a copy.</typeparam>
    /// <param name="value">The copies.</param>
    /// <param name="allowed">How many copies there can be.</param>
    /// <param name="name">The name of the property.</param>
    /// <returns>The copies.</returns>
    /// <exception cref="ArgumentNullException">There is no list.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are more or fewer.</exception>
    public static GeneList<T> Count<T>(GeneList<T> value, ReadOnlySpan<int> allowed, string name)
    {
        ArgumentNullException.ThrowIfNull(value, name);
        return allowed.Contains(value.Count) ? value : throw new ArgumentOutOfRangeException(name, $"{name}.Count is one of {List(allowed)}, not {value.Count}.");
    }

    private static string List<T>(ReadOnlySpan<T> allowed)
        where T : struct, INumber<T> => string.Join(", ", allowed.ToArray().Select(number => NumberText.Format(double.CreateChecked(number))));

    private static ArgumentOutOfRangeException Refuse<T>(string name, T value, string allowed)
        where T : struct, INumber<T> =>
        new(name, $"{name} is {allowed}, not {NumberText.Format(double.CreateChecked(value))}.");
}
