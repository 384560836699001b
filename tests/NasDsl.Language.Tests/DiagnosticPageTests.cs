using NasDsl.Language.Diagnostics;
using Xunit;

namespace NasDsl.Language.Tests;

/// <summary>Every message of the compiler has a page, whose first example gets the message and whose second does not.</summary>
public sealed class DiagnosticPageTests
{
    public static TheoryData<string> Ids => new(DiagnosticCatalog.All
        .Select(descriptor => descriptor.Id)
        .Where(id => id.StartsWith("NAS0", StringComparison.Ordinal) || id.StartsWith("NAS1", StringComparison.Ordinal)));

    [Fact]
    public void Every_id_is_used_once()
    {
        Assert.Equal(DiagnosticCatalog.All.Count, DiagnosticCatalog.All.Select(descriptor => descriptor.Id).Distinct().Count());
        Assert.True(DiagnosticCatalog.All.Count > 40);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_example_gets_this_message_only(string id)
    {
        var compilation = Snippets.Compile(Page(id)[0]);

        Assert.Equal([id], compilation.Diagnostics.Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Info && !IsAnalysis(diagnostic)).Select(diagnostic => diagnostic.Id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_mended_example_gets_no_error(string id)
    {
        var compilation = Snippets.Compile(Page(id)[1]);

        Assert.Empty(compilation.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString()));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_index_links_the_page(string id)
    {
        Assert.Contains($"[{id}]({id}.md)", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "diagnostics", "README.md")), StringComparison.Ordinal);
    }

    private static bool IsAnalysis(Diagnostic diagnostic) => diagnostic.Id[3] is '2' or '3';

    private static IReadOnlyList<string> Page(string id)
    {
        var snippets = Snippets.Of(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "diagnostics", id + ".md")));
        Assert.Equal(2, snippets.Count);
        return snippets;
    }
}
