namespace NasDsl.Architecture;

public sealed class DependencyTests
{
    // What each project of the product may reference, directly: the arrows of docs and design point one way.
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["NasDsl.Language"] = [],
        ["NasDsl.Generator"] = ["NasDsl.Language"],
        ["NasDsl.Build"] = [],
        ["NasDsl.Templates"] = [],
        ["NasDsl.Testing"] = [],
        ["NasDsl.Package"] = ["NasDsl.Generator", "NasDsl.Build", "NasDsl.Cli", "NasDsl.Engine"],
        ["NasDsl.Runtime"] = ["NasDsl.Language"],
        ["NasDsl.Report"] = ["NasDsl.Runtime", "NasDsl.Language"],
        ["NasDsl.Engine"] = ["NasDsl.Runtime", "NasDsl.Language"],
        ["NasDsl.TorchSharp"] = ["NasDsl.Engine", "NasDsl.Runtime", "NasDsl.Language"],
        ["NasDsl.Console"] = ["NasDsl.Report", "NasDsl.Engine", "NasDsl.TorchSharp", "NasDsl.Runtime", "NasDsl.Language"],
        ["NasDsl.Studies"] = ["NasDsl.Runtime", "NasDsl.Language"],
        ["NasDsl.Logging"] = ["NasDsl.Runtime", "NasDsl.Language"],
        ["NasDsl.Dashboard"] = ["NasDsl.Report", "NasDsl.Studies"],
        ["NasDsl.Cli"] = ["NasDsl.Dashboard", "NasDsl.Report", "NasDsl.Studies", "NasDsl.Console", "NasDsl.Engine", "NasDsl.TorchSharp", "NasDsl.Runtime", "NasDsl.Language"],
    };

    public static TheoryData<string> Products => [.. Repository.Projects.Values.Where(project => project.IsProduct).Select(project => project.Name)];

    [Theory]
    [MemberData(nameof(Products))]
    public void A_project_references_only_what_lies_below_it(string name)
    {
        Assert.True(Allowed.TryGetValue(name, out var allowed), $"{name} has no row here: say what it may reference.");
        Assert.Empty(Repository.Projects[name].References.Except(allowed));
    }

    [Fact]
    public void The_projects_that_everything_stands_on_are_there()
    {
        string[] foundation = ["NasDsl.Language", "NasDsl.Generator", "NasDsl.Runtime", "NasDsl.Engine"];

        Assert.Empty(foundation.Except(Repository.Projects.Keys));
    }

    [Fact]
    public void No_project_of_the_product_references_a_test_or_a_sample()
    {
        var wrong = Repository.Projects.Values
            .Where(project => project.IsProduct)
            .SelectMany(project => project.References, (project, reference) => (project.Name, reference))
            .Where(pair => Repository.Projects.TryGetValue(pair.reference, out var other) && !other.IsProduct);

        Assert.Empty(wrong);
    }

    // A program that answers with a champion, or searches, brings no native library with it: what keeps studies is for tools, and for programs that ask for it.
    [Fact]
    public void Only_the_tool_and_its_dashboard_bring_what_keeps_studies()
    {
        var users = Repository.Projects.Values.Where(project => project.IsProduct && project.References.Contains("NasDsl.Studies")).Select(project => project.Name);

        Assert.Equal(["NasDsl.Cli", "NasDsl.Dashboard"], users.Order(StringComparer.Ordinal));
        Assert.All(
            Repository.Projects.Values.Where(project => project.IsProduct && project.Name is not "NasDsl.Studies"),
            project => Assert.DoesNotMatch("PackageReference[^>]*(?i:sqlite)", File.ReadAllText(project.File)));
    }

    [Fact]
    public void What_the_compiler_loads_is_built_for_netstandard()
    {
        string[] loaded = ["NasDsl.Language", "NasDsl.Generator"];

        Assert.All(loaded, name => Assert.Contains("<TargetFramework>netstandard2.0</TargetFramework>", File.ReadAllText(Repository.Projects[name].File), StringComparison.Ordinal));
    }
}
