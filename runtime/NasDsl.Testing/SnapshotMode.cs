namespace NasDsl.Testing;

/// <summary>What is done with a text that differs.</summary>
/// <param name="Accepts">Whether it becomes the accepted one; else it fails the test.</param>
internal sealed record SnapshotMode(bool Accepts)
{
    /// <summary>The variable that, set to <c>true</c>, accepts all texts of a run.</summary>
    public const string Variable = "NASDSL_ACCEPT_SNAPSHOTS";

    private static readonly string[] BuildServers = ["CI", "TF_BUILD", "GITHUB_ACTIONS", "GITLAB_CI", "TEAMCITY_VERSION", "JENKINS_URL", "APPVEYOR"];

    /// <summary>Reads the environment. Nothing is accepted on a build server.</summary>
    /// <returns>The mode.</returns>
    public static SnapshotMode FromEnvironment() => From(Environment.GetEnvironmentVariable);

    /// <summary>Reads variables.</summary>
    /// <param name="variable">The value of a variable, or null.</param>
    /// <returns>The mode.</returns>
    public static SnapshotMode From(Func<string, string?> variable) =>
        new(variable(Variable) == "true" && !BuildServers.Any(server => variable(server) is { Length: > 0 } and not "false"));
}
