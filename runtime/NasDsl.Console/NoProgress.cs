using NasDsl.Search;

namespace NasDsl.CommandLine;

/// <summary>Shows nothing.</summary>
public sealed class NoProgress : IProgress<SearchProgress>
{
    /// <inheritdoc/>
    public void Report(SearchProgress value)
    {
    }
}
