namespace NasDsl.Language.Catalog;

/// <summary>All multipliers and units of the language.</summary>
internal static class Units
{
    private static readonly Dictionary<string, Unit> ByName = new Unit[]
    {
        new("k", Dimension.None, 3),
        new("M", Dimension.None, 6),
        new("G", Dimension.None, 9),
        new("%", Dimension.None, -2),
        new("ns", Dimension.Time, -9),
        new("us", Dimension.Time, -6),
        new("ms", Dimension.Time, -3),
        new("s", Dimension.Time, 0),
        new("min", Dimension.Time, 0, 60),
        new("h", Dimension.Time, 0, 3600),
        new("Hz", Dimension.Frequency, 0),
        new("kHz", Dimension.Frequency, 3),
        new("MHz", Dimension.Frequency, 6),
        new("GHz", Dimension.Frequency, 9),
        new("B", Dimension.Memory, 0),
        new("KB", Dimension.Memory, 3),
        new("MB", Dimension.Memory, 6),
        new("GB", Dimension.Memory, 9),
        new("KiB", Dimension.Memory, 0, 1024),
        new("MiB", Dimension.Memory, 0, 1024 * 1024),
        new("pJ", Dimension.Energy, -12),
        new("nJ", Dimension.Energy, -9),
        new("uJ", Dimension.Energy, -6),
        new("mJ", Dimension.Energy, -3),
        new("J", Dimension.Energy, 0),
        new("epoch", Dimension.TrainingTime, 0),
        new("epochs", Dimension.TrainingTime, 0),
        new("trial", Dimension.Candidates, 0),
        new("trials", Dimension.Candidates, 0),
    }.ToDictionary(unit => unit.Name, StringComparer.Ordinal);

    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>Finds a unit.</summary>
    /// <param name="name">What is written after the number.</param>
    /// <returns>The unit, or null.</returns>
    public static Unit? Find(string name) => ByName.TryGetValue(name, out var unit) ? unit : null;
}
