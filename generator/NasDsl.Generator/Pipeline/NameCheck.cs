using NasDsl.Generator.Views;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Text;

namespace NasDsl.Generator.Pipeline;

/// <summary>Finds names that are fine in the language, but not for a C# type.</summary>
internal static class NameCheck
{
    /// <summary>Checks the names of a program.</summary>
    /// <param name="model">The program.</param>
    /// <returns>A message for each name that a type cannot have.</returns>
    public static IEnumerable<DiagnosticInfo> Check(NasModel model) =>
        model.Spaces.Where(space => ReservedNames.OfSpace.Contains(space.Name)).Select(space => Refuse(space.Name, space.Location))
            .Concat(model.Blocks.Where(block => ReservedNames.OfRecord.Contains(block.Name)).Select(block => Refuse(block.Name, block.Location)))
            .Concat(model.Searches.Where(search => ReservedNames.OfSearch.Contains(search.Name)).Select(search => Refuse(search.Name, search.Location)))
            .Concat(model.Externs.Where(IsMember).Select(declared => Refuse(declared.Name, declared.Location)));

    private static bool IsMember(ExternModel declared) =>
        (declared.Kind == ExternKind.Operation ? ReservedNames.OfExternOperation : ReservedNames.OfExternClass).Contains(declared.Name);

    private static DiagnosticInfo Refuse(string name, SourceLocation location) =>
        DiagnosticInfo.From(Diagnostic.Create(DiagnosticCatalog.NameOfMember, location, name));
}
