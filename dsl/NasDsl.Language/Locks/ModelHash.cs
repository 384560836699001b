using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using NasDsl.Language.Model;
using NasDsl.Language.Text;

namespace NasDsl.Language.Locks;

/// <summary>
/// Hashes pieces of a model: equal pieces have equal hashes, on every machine and in every process. Documentation, wording and locations do not count, so a change of comments or layout changes no hash.
/// </summary>
/// <remarks>
/// It goes through the properties of the records, whatever they are, so that a property that is added to the model cannot be forgotten here. What is null, false or empty is left out: such a
/// property can be added without changing the hash of a model that does not use it.
/// </remarks>
internal static class ModelHash
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> PropertiesByType = new();

    // How something is written or explained, beside what it means.
    private static readonly string[] Wording = ["Documentation", "Text"];

    /// <summary>Hashes pieces of a model.</summary>
    /// <param name="pieces">The pieces, in order.</param>
    /// <returns>SHA-256, in lower-case hexadecimal digits.</returns>
    public static string Of(params object?[] pieces) => OfGenes(0, pieces);

    /// <summary>Hashes pieces of a model that have genes of their own, whose numbers follow those of another piece.</summary>
    /// <param name="firstGene">The number of their first gene: it does not count how many genes there are before.</param>
    /// <param name="pieces">The pieces, in order.</param>
    /// <returns>SHA-256, in lower-case hexadecimal digits.</returns>
    public static string OfGenes(int firstGene, params object?[] pieces)
    {
        var text = new StringBuilder();
        foreach (var piece in pieces)
        {
            Write(text, piece, firstGene);
            text.Append('\n');
        }

        return OfText(text.ToString());
    }

    /// <summary>Hashes a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>SHA-256 of its UTF-8 bytes, in lower-case hexadecimal digits.</returns>
    public static string OfText(string text)
    {
        using var hash = SHA256.Create();
        return ToHex(hash.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Writes bytes in lower-case hexadecimal digits.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>Two digits for each.</returns>
    public static string ToHex(byte[] bytes) => string.Concat(bytes.Select(item => item.ToString("x2", CultureInfo.InvariantCulture)));

    private static void Write(StringBuilder text, object? piece, int firstGene)
    {
        switch (piece)
        {
            case null:
                text.Append('-');
                break;
            case string words:
                text.Append('"').Append(words.Replace("\\", "\\\\").Replace("\"", "\\\"")).Append('"');
                break;
            case double number:
                text.Append(NumberText.Format(number));
                break;
            case IEnumerable items:
                WriteItems(text, items, firstGene);
                break;
            default:
                WriteRecord(text, piece, firstGene);
                break;
        }
    }

    private static void WriteItems(StringBuilder text, IEnumerable items, int firstGene)
    {
        text.Append('[');
        foreach (var item in items)
        {
            Write(text, item, firstGene);
            text.Append(',');
        }

        text.Append(']');
    }

    private static void WriteRecord(StringBuilder text, object record, int firstGene)
    {
        var properties = PropertiesByType.GetOrAdd(record.GetType(), FindProperties);
        if (properties.Length == 0)
        {
            // Numbers, words of an enumeration, and the small values that keep their parts to themselves and have a text that says it all.
            text.Append(Convert.ToString(record, CultureInfo.InvariantCulture));
            return;
        }

        text.Append(record.GetType().Name).Append('{');
        foreach (var property in properties)
        {
            var value = property.GetValue(record);
            if (value is not (null or false) && !IsEmpty(value))
            {
                text.Append(property.Name).Append(':');
                Write(text, value is int gene && property.Name is "Gene" or "Index" ? gene - firstGene : value, firstGene);
                text.Append(';');
            }
        }

        text.Append('}');
    }

    private static bool IsEmpty(object value) => value is not string && value is IEnumerable items && !items.GetEnumerator().MoveNext();

    private static PropertyInfo[] FindProperties(Type type) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.CanWrite && property.GetIndexParameters().Length == 0)
        .Where(property => property.PropertyType != typeof(SourceLocation) && !Wording.Contains(property.Name))
        .OrderBy(property => property.Name, StringComparer.Ordinal)
        .ToArray();
}
