using System.Text;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Text;

namespace NasDsl.Cli;

/// <summary>A text file that can be written back as it was: with its encoding, its mark of byte order, and its rights.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Content">Its text, without the mark.</param>
/// <param name="Encoding">How it is encoded.</param>
internal sealed record TextFile(string Path, string Content, Encoding Encoding)
{
    private static readonly Encoding[] Marked =
    [
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
        new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
    ];

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its path.</param>
    /// <returns>The file.</returns>
    /// <exception cref="NasException">There is no such file, or it is not text.</exception>
    public static TextFile Read(string path)
    {
        var start = new SourceLocation(path, new LinePosition(1, 1));
        if (!File.Exists(path))
        {
            throw new NasException([Diagnostic.Create(DiagnosticCatalog.ProgramFileNotFound, start, path)]);
        }

        var bytes = File.ReadAllBytes(path);
        var encoding = Marked.FirstOrDefault(encoding => bytes.AsSpan().StartsWith(encoding.Preamble))
            ?? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        try
        {
            return new TextFile(path, encoding.GetString(bytes.AsSpan(encoding.Preamble.Length)), encoding);
        }
        catch (DecoderFallbackException)
        {
            throw new NasException([Diagnostic.Create(DiagnosticCatalog.FileFailure, start, $"'{path}' is not text in {encoding.WebName}")]);
        }
    }

    /// <summary>Writes another text in its place: the file is the old one or the new one at every moment, whatever happens.</summary>
    /// <param name="content">The text.</param>
    public void Replace(string content)
    {
        var target = File.ResolveLinkTarget(Path, returnFinalTarget: true)?.FullName ?? System.IO.Path.GetFullPath(Path);
        using (File.OpenWrite(target))
        {
            // A file that may not be written is not replaced either, although its folder might allow it.
        }

        var temporary = target + ".nas-fmt";
        try
        {
            File.WriteAllText(temporary, content, Encoding);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            }

            File.Move(temporary, target, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
