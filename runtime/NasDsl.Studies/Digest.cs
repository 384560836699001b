using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NasDsl.Studies;

/// <summary>Hashes of what is kept: SQLite tells of pages that are torn, and these tell of a bit that has turned.</summary>
internal static class Digest
{
    /// <summary>Hashes texts, so that no two lists of texts have one hash.</summary>
    /// <param name="texts">The texts.</param>
    /// <returns>SHA-256, in lower-case hexadecimal digits.</returns>
    public static string Of(params IEnumerable<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in texts)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            hash.AppendData(Encoding.UTF8.GetBytes(bytes.Length.ToString(CultureInfo.InvariantCulture) + ":"));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Hashes bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>SHA-256, in lower-case hexadecimal digits.</returns>
    public static string Of(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
