using System.Diagnostics;

namespace NasDsl.Studies.Tests;

/// <summary>A disk of its own in memory, where the system lets this user mount one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _path;

    private SmallDisk(string path) => _path = path;

    public string this[string name] => Path.Combine(_path, name);

    /// <summary>Mounts a disk.</summary>
    /// <param name="kilobytes">Its size.</param>
    public static SmallDisk? TryMount(int kilobytes)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        var path = Directory.CreateTempSubdirectory("nas-disk-").FullName;
        if (Run("mount", "-t", "tmpfs", "-o", $"size={kilobytes}k", "tmpfs", path))
        {
            return new SmallDisk(path);
        }

        Directory.Delete(path);
        return null;
    }

    /// <summary>Nothing can be written any more.</summary>
    public void Protect() => Assert.True(Run("mount", "-o", "remount,ro", _path));

    public void Dispose()
    {
        Assert.True(Run("umount", _path));
        Directory.Delete(_path);
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true }) ?? throw new InvalidOperationException();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
