using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary>A use of an operation or a block: <c>conv(filters: 8)</c>.</summary>
/// <param name="Name">The operation or block.</param>
/// <param name="Arguments">The arguments.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record UseSyntax(NameSyntax Name, EquatableArray<ArgumentSyntax> Arguments, SourceLocation Location) : ModuleSyntax(Location);
