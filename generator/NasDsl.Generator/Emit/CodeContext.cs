using NasDsl.Generator.Views;

namespace NasDsl.Generator.Emit;

/// <summary>What all types of a file share.</summary>
/// <param name="Namespace">Their namespace, or empty.</param>
/// <param name="Program">The name of the class that holds the text of the program.</param>
internal sealed record CodeContext(string Namespace, string Program)
{
    /// <summary>The attribute of every generated type.</summary>
    public const string GeneratedCode = "[global::System.CodeDom.Compiler.GeneratedCode(\"NasDsl.Generator\", \"0.1.0\")]";

    /// <summary>The namespace of genomes.</summary>
    public const string Genomes = "global::NasDsl.Genomes.";

    /// <summary>A generated type from anywhere.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The full name.</returns>
    public string Global(string name) => Namespace.Length == 0
        ? "global::" + CSharpNames.EscapeType(name)
        : $"global::{CSharpNames.EscapeNamespace(Namespace)}.{CSharpNames.EscapeType(name)}";
}
