namespace NasDsl.Architecture;

public sealed class SolutionTests
{
    public static TheoryData<string> Projects => [.. Repository.Projects.Values.Select(project => Repository.Relative(project.File))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_project_is_in_the_solution(string project)
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "NasDsl.sln")).Replace('\\', '/');

        Assert.Contains($"\"{project}\"", solution, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Versions_of_packages_are_kept_in_one_place(string project) =>
        Assert.DoesNotMatch("<PackageReference[^>]* Version=", File.ReadAllText(Path.Combine(Repository.Root, project)));
}
