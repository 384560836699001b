using System.Reflection;

namespace NasDsl.EndToEnd.Tests;

/// <summary>The packages, packed once into a folder that is a feed.</summary>
internal sealed class PackageFeed
{
    /// <summary>A version that no feed holds, so that no other package can be taken for it.</summary>
    public const string Version = "0.1.9999";

    private static readonly Lazy<Task<PackageFeed>> Packed = new(PackAsync);

    private readonly string _folder;

    private PackageFeed(string folder)
    {
        _folder = folder;
    }

    public static string Root { get; } = Metadata("RepositoryRoot");

    /// <summary>The folder of the packages.</summary>
    public string Packages => Path.Combine(_folder, "feed");

    /// <summary>Where restores put what they take from feeds: apart from the user's own, which is read alone.</summary>
    public string Cache => Path.Combine(_folder, "cache");

    public static Task<PackageFeed> GetAsync() => Packed.Value;

    /// <summary>Adds a package of somebody else's: a project that is not packed with the others.</summary>
    /// <param name="project">The folder of the project in the repository.</param>
    public async Task AddAsync(string project)
    {
        var run = await ProgramRun.OfAsync(
            "pack", Path.Combine(Root, project), "--no-build", "-c", Metadata("BuildConfiguration"), "-o", Packages, $"-p:Version={Version}", "-p:IsPackable=true", "-nologo");
        Assert.True(run.ExitCode == 0, run.All);
    }

    private static async Task<PackageFeed> PackAsync()
    {
        // Without a space, which the linker of native programs does not take in the paths of packages; the folders of projects have one.
        var folder = Path.Combine(AppContext.BaseDirectory, "packed-feed");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        var feed = new PackageFeed(folder);
        var run = await ProgramRun.OfAsync(
            "pack", Path.Combine(Root, "NasDsl.sln"), "--no-build", "-c", Metadata("BuildConfiguration"), "-o", feed.Packages, $"-p:Version={Version}", "-nologo");
        Assert.True(run.ExitCode == 0, run.All);
        return feed;
    }

    private static string Metadata(string key) =>
        typeof(PackageFeed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == key).Value
        ?? throw new InvalidOperationException(key);
}
