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

    /// <summary>The members of the class of an operation that the user writes, those that every class has included.</summary>
    public static IReadOnlyList<string> OfExternOperation { get; } =
        ["Backward", "Equals", "Finalize", "Forward", "GetHashCode", "GetType", "Initialize", "MemberwiseClone", "Node", "ReferenceEquals", "ToString"];

    /// <summary>The members of the other classes that the user writes.</summary>
    public static IReadOnlyList<string> OfExternClass { get; } = ["Create", "Measure", "ReadRows"];

    /// <summary>The parameters that methods which the user writes have anyway.</summary>
    public static IReadOnlyList<string> OfExternArguments { get; } =
        ["answers", "candidate", "directory", "input", "inputGradient", "output", "outputGradient", "random", "search", "values"];

    /// <summary>The members of the class of a search.</summary>
    public static IReadOnlyList<string> OfSearch { get; } = ["Champion", "CreateEngine", "Definition", "RunAsync"];
}
