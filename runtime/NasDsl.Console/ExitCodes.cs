namespace NasDsl.CommandLine;

/// <summary>What a program of ours ends with.</summary>
public static class ExitCodes
{
    /// <summary>All went well.</summary>
    public const int Success = 0;

    /// <summary>A file, its data or a run has a mistake, which was printed.</summary>
    public const int Failure = 1;

    /// <summary>The command line itself has a mistake.</summary>
    public const int Usage = 2;

    /// <summary>Ctrl-C: 128 and the number of the signal, as shells have it.</summary>
    public const int Cancelled = 130;
}
