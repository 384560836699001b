using System.Globalization;

namespace NasDsl.Numerics;

/// <summary>Rounds to six significant digits.</summary>
internal static class SignificantDigits
{
    /// <summary>Rounds a number through its text, which is the same on every machine.</summary>
    /// <param name="number">The number.</param>
    /// <returns>The nearest number with six significant decimal digits.</returns>
    public static double Round(double number) =>
        double.Parse(number.ToString("E5", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
