using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace NasDsl.Generator.Views;

/// <summary>From names of the language to names of C#.</summary>
internal static class CSharpNames
{
    /// <summary>The name of a property, an enum case or a part of a type name: <c>batch_norm</c> is <c>BatchNorm</c>.</summary>
    /// <param name="name">A name or a path of the language.</param>
    /// <returns>The name in Pascal case, of letters and digits only.</returns>
    public static string Pascal(string name)
    {
        var text = new StringBuilder(name.Length);
        var starts = true;
        foreach (var character in name)
        {
            if (!char.IsLetterOrDigit(character))
            {
                starts = true;
                continue;
            }

            text.Append(starts ? char.ToUpperInvariant(character) : character);
            starts = false;
        }

        if (text.Length == 0 || char.IsDigit(text[0]))
        {
            text.Insert(0, '_');
        }

        return text.ToString();
    }

    /// <summary>The name of a parameter: <c>Conv</c> is <c>conv</c>.</summary>
    /// <param name="name">A name in Pascal case.</param>
    /// <returns>The name, escaped where it is a keyword.</returns>
    public static string Camel(string name) => Escape(char.ToLowerInvariant(name[0]) + name.Substring(1));

    /// <summary>A name as it is written in code.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The name, with <c>@</c> where it is a keyword.</returns>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>The name of a declared type. The language keeps names of lower-case letters for itself, so those are escaped too.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The name as it is written in code.</returns>
    public static string EscapeType(string name) => name.All(character => character is >= 'a' and <= 'z') ? "@" + name : Escape(name);

    /// <summary>A namespace as it is written in code.</summary>
    /// <param name="name">Names with dots between them.</param>
    /// <returns>Each name escaped.</returns>
    public static string EscapeNamespace(string name) => string.Join(".", name.Split('.').Select(EscapeType));
}
