using NasDsl.Language.Catalog;
using NasDsl.Language.Model;

namespace NasDsl.Language.Analysis;

/// <summary>Says what a network has to end in, and what to add to one that does not.</summary>
internal static class OutputText
{
    /// <summary>Describes the end of a network.</summary>
    /// <param name="data">The data that it is for.</param>
    /// <param name="end">What it ends in.</param>
    /// <returns>What is needed, and the remedy.</returns>
    public static (string Need, string Remedy) Describe(DataModel data, Shape end)
    {
        var isClass = data.Target.Kind == TargetKind.Class;
        var linear = isClass ? "linear(classes)" : "linear(outputs)";
        return (
            isClass ? $"{data.Name} has {data.Target.Size} classes" : data.Target.Size == 1 ? $"{data.Name} has one number to answer" : $"{data.Name} has {data.Target.Size} numbers to answer",
            end.Rank == 1 ? $"end it with {linear}" : $"end it with globalavgpool -> {linear}");
    }
}
