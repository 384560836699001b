using NasDsl.Report.Importance;
using NasDsl.Search.Strategies.Coevolution;

namespace NasDsl.Report.Document;

/// <summary>All that the page shows, as its script reads it.</summary>
internal sealed record ReportDocument
{
    /// <summary>The name of the search.</summary>
    public required string Title { get; init; }

    /// <summary>One sentence on what is searched.</summary>
    public required string Summary { get; init; }

    /// <summary>The doc comment of the search, or null.</summary>
    public string? Documentation { get; init; }

    /// <summary>Whether a process works on it.</summary>
    public bool IsRunning { get; init; }

    /// <summary>How it stands, in words.</summary>
    public required string State { get; init; }

    /// <summary>How many trials there are to be, or null.</summary>
    public int? Budget { get; init; }

    /// <summary>For how long it was worked on, in words.</summary>
    public required string Elapsed { get; init; }

    /// <summary>What is sought.</summary>
    public required IReadOnlyList<ReportObjective> Objectives { get; init; }

    /// <summary>The genes.</summary>
    public required IReadOnlyList<ReportGene> Genes { get; init; }

    /// <summary>The trials, in the order of their numbers.</summary>
    public required IReadOnlyList<ReportTrial> Trials { get; init; }

    /// <summary>Their architectures.</summary>
    public required IReadOnlyList<ReportArchitecture> Architectures { get; init; }

    /// <summary>The number of the trial that is the champion, or the best so far; null before there is one.</summary>
    public int? Champion { get; init; }

    /// <summary>Whether the search has chosen it.</summary>
    public bool IsCrowned { get; init; }

    /// <summary>What was measured of the champion on the test rows.</summary>
    public IReadOnlyDictionary<string, double>? Test { get; init; }

    /// <summary>The numbers of the trials of the front, the best by the first objective first.</summary>
    public required IReadOnlyList<int> Front { get; init; }

    /// <summary>For each objective the genes with their shares.</summary>
    public required IReadOnlyList<IReadOnlyList<GeneShare>> Importance { get; init; }

    /// <summary>The species of a co-evolution.</summary>
    public required IReadOnlyList<SpeciesRecord> Species { get; init; }

    /// <summary>Trainings that are not over.</summary>
    public required IReadOnlyList<ReportTraining> Trainings { get; init; }

    /// <summary>The files of the program, cut into parts.</summary>
    public required IReadOnlyList<ReportSource> Sources { get; init; }

    /// <summary>What is needed to search again.</summary>
    public required IReadOnlyList<ReportFact> Facts { get; init; }
}
