using System.Security.Cryptography;
using System.Text;

namespace NasDsl.Cli;

/// <summary>The right to search one study, which one process at a time has: builds that run side by side search once. The system takes it back from a process that dies.</summary>
internal sealed class Turn : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);
    private readonly FileStream _file;

    private Turn(FileStream file)
    {
        _file = file;
    }

    /// <summary>Waits for the turn.</summary>
    /// <param name="study">The full path that tells the study from others.</param>
    /// <param name="waiting">Called once when another process has it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The turn, until it is disposed of.</returns>
    public static async Task<Turn> TakeAsync(string study, Action waiting, CancellationToken cancellationToken)
    {
        // Not beside the sources, where it would look like something to commit; the folder may be that of all users.
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Environment.UserName}:{study}")))[..16];
        var path = Path.Combine(Path.GetTempPath(), $"nas-{name}.turn");
        for (var isFirst = true; ; isFirst = false)
        {
            try
            {
                return new Turn(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (!cancellationToken.IsCancellationRequested)
            {
                if (isFirst)
                {
                    waiting();
                }

                await Task.Delay(Patience, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
