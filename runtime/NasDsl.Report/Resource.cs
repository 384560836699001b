using System.Security.Cryptography;
using System.Text;

namespace NasDsl.Report;

/// <summary>The files that are part of this assembly.</summary>
internal static class Resource
{
    /// <summary>Reads a file.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Its text, with the line breaks that a page is read with.</returns>
    public static string Read(string name)
    {
        using var stream = typeof(Resource).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The assembly has no '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>What a policy knows the text of an element by.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The hash, as a source of a policy.</returns>
    public static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
