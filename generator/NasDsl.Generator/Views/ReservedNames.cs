namespace NasDsl.Generator.Views;

/// <summary>Names that a member of a generated type cannot have, because the type has such a member already.</summary>
internal static class ReservedNames
{
    /// <summary>The members of every record.</summary>
    public static IReadOnlyList<string> OfRecord { get; } =
    [
        "Clone", "Deconstruct", "EqualityContract", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "PrintMembers", "Read",
        "ReferenceEquals", "ToString", "Write",
    ];

    /// <summary>The members of a typed genome.</summary>
    public static IReadOnlyList<string> OfSpace { get; } =
        [.. OfRecord, "Crossover", "FromGenome", "Mutate", "Parse", "Sample", "Space", "ToGenome", "ToNetwork"];

    /// <summary>The members of a hierarchy.</summary>
    public static IReadOnlyList<string> OfHierarchy { get; } = [.. OfRecord, "Match"];

    /// <summary>The members of the class of a search.</summary>
    public static IReadOnlyList<string> OfSearch { get; } = ["Champion", "Definition", "RunAsync"];
}
