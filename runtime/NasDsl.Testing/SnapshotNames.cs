using System.Collections;
using System.Globalization;

namespace NasDsl.Testing;

/// <summary>Names of snapshot files, the same on every system.</summary>
internal static class SnapshotNames
{
    // What any file system refuses, not only that of the machine.
    private const string Refused = "\"<>|:*?\\/";

    /// <summary>Replaces what file systems refuse.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The name with dashes.</returns>
    public static string Clean(string name) =>
        string.Concat(name.Select(character => Refused.Contains(character, StringComparison.Ordinal) || char.IsControl(character) ? '-' : character));

    /// <summary>A value of a parameter.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Its text.</returns>
    public static string Format(object? value) => value switch
    {
        null => "null",
        string text => text,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable items => string.Join(",", items.Cast<object?>().Select(Format)),
        _ => value.ToString() ?? "",
    };
}
