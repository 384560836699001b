using System.Reflection;
using System.Runtime.CompilerServices;

namespace NasDsl.Testing;

/// <summary>
/// Compares texts with accepted ones in files beside the test: <c>{Type}.{Method}.verified.{ext}</c>. The calls and the files are those of Verify, so that tests can
/// move to it without a change.
/// </summary>
public static class Verifier
{
    /// <summary>Compares a text.</summary>
    /// <param name="target">The text.</param>
    /// <param name="extension">The extension of the file, without a dot.</param>
    /// <param name="sourceFile">The source of the test: filled in by the compiler.</param>
    /// <param name="method">The test: filled in by the compiler.</param>
    /// <returns>What compares when it is awaited.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static SettingsTask Verify(
        string target,
        string extension = "txt",
        [CallerFilePath] string sourceFile = "",
        [CallerMemberName] string method = "") =>
        new([new Target(extension, target)], new SnapshotTest(Assembly.GetCallingAssembly(), sourceFile, method));

    /// <summary>Compares several texts, each with a file of its own: <c>{Type}.{Method}#{name}.verified.{ext}</c>.</summary>
    /// <param name="targets">The texts.</param>
    /// <param name="sourceFile">The source of the test: filled in by the compiler.</param>
    /// <param name="method">The test: filled in by the compiler.</param>
    /// <returns>What compares when it is awaited.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static SettingsTask Verify(
        IEnumerable<Target> targets,
        [CallerFilePath] string sourceFile = "",
        [CallerMemberName] string method = "") =>
        new([.. targets], new SnapshotTest(Assembly.GetCallingAssembly(), sourceFile, method));
}
