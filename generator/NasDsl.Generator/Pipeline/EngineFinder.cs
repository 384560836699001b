using Microsoft.CodeAnalysis;
using NasDsl.Language;

namespace NasDsl.Generator.Pipeline;

/// <summary>Finds the engines that a project references, by the attributes of their assemblies.</summary>
internal static class EngineFinder
{
    private const string Attribute = "NasDsl.Engines.NasEngineAttribute";
    private const string Contract = "NasDsl.Runtime";

    /// <summary>Finds them.</summary>
    /// <param name="compilation">The project.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>One engine for each name, in the order of the names.</returns>
    public static EquatableArray<ReferencedEngine> Find(Compilation compilation, CancellationToken cancellationToken)
    {
        var found = new SortedDictionary<string, ReferencedEngine>(StringComparer.Ordinal);
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols.Append(compilation.Assembly))
        {
            cancellationToken.ThrowIfCancellationRequested();

            // All others cannot have it; most references of a project are parts of the framework.
            if (assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == Contract)))
            {
                foreach (var engine in assembly.GetAttributes().Select(Read).OfType<ReferencedEngine>().Where(engine => !found.ContainsKey(engine.Name)))
                {
                    found.Add(engine.Name, engine);
                }
            }
        }

        return found.Values.ToEquatableArray();
    }

    private static ReferencedEngine? Read(AttributeData attribute) =>
        attribute.AttributeClass?.ToDisplayString() == Attribute
        && attribute.ConstructorArguments.Length == 3
        && attribute.ConstructorArguments[0].Value is string name
        && attribute.ConstructorArguments[2].Value is INamedTypeSymbol factory
            ? new ReferencedEngine(name, factory.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat))
            : null;
}
