using System.Text.Json;
using NasDsl.Engines;
using NasDsl.Reporting;
using NasDsl.Search;

namespace NasDsl.Cli;

/// <summary>Where the progress and the result of a search go.</summary>
/// <param name="Directory">The folder for the files of the result, or null for none.</param>
/// <param name="IsJson">Whether the result is printed as JSON.</param>
/// <param name="Progress">Shows how far the search is.</param>
internal sealed record SearchOutput(string? Directory, bool IsJson, IProgress<SearchProgress> Progress) : IDisposable
{
    /// <summary>Where messages about the search go.</summary>
    public TextWriter Messages => MessagesOf(IsJson);

    /// <summary>Where messages about a search go, and its progress.</summary>
    /// <param name="isJson">Whether the result is printed as JSON.</param>
    /// <returns>The output, or the error stream when the output is for JSON alone.</returns>
    public static TextWriter MessagesOf(bool isJson) => isJson ? Console.Error : Console.Out;

    /// <inheritdoc/>
    public void Dispose() => (Progress as IDisposable)?.Dispose();

    /// <summary>Makes the folder: that it cannot be made is better known before the search than after it.</summary>
    public void Prepare()
    {
        if (Directory is not null)
        {
            System.IO.Directory.CreateDirectory(Directory);
        }
    }

    /// <summary>Prints the result, and writes its files.</summary>
    /// <param name="result">The result.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>When it is done.</returns>
    public async Task WriteAsync(SearchResult result, CancellationToken cancellationToken)
    {
        var document = JsonSerializer.Serialize(ResultDocument.Create(result), JsonOutput.Options);
        if (IsJson)
        {
            Console.WriteLine(document);
        }
        else
        {
            TextReport.Write(result, Console.Out);
        }

        if (Directory is not null)
        {
            await File.WriteAllTextAsync(Path.Combine(Directory, "result.json"), document + "\n", cancellationToken).ConfigureAwait(false);
            await File.WriteAllTextAsync(Path.Combine(Directory, "architecture.txt"), result.Champion.Network + "\n", cancellationToken).ConfigureAwait(false);
            SafetensorsFile.Write(Path.Combine(Directory, "weights.safetensors"), result.Champion.Weights);
        }
    }
}
