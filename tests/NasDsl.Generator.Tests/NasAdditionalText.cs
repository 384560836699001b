using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NasDsl.Generator;

/// <summary>A <c>.nas</c> file of a project in memory.</summary>
internal sealed class NasAdditionalText(string path, string? content) : AdditionalText
{
    public override string Path { get; } = path;

    public override SourceText? GetText(CancellationToken cancellationToken = default) => content is null ? null : SourceText.From(content);
}
