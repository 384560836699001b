using System.Collections.Immutable;

namespace NasDsl.Externs;

/// <summary>The C# code behind the extern declarations of a program, by their names. Generated code fills it.</summary>
public sealed class ExternLibrary
{
    private ExternLibrary()
    {
    }

    /// <summary>No code at all.</summary>
    public static ExternLibrary Empty { get; } = new();

    private ImmutableDictionary<string, Func<ExternNode, IExternOperation>> Operations { get; init; } = ImmutableDictionary<string, Func<ExternNode, IExternOperation>>.Empty;

    /// <summary>Adds an operation.</summary>
    /// <param name="name">The name of its declaration.</param>
    /// <param name="create">Makes the operation for a place of a network.</param>
    /// <returns>The library with it.</returns>
    public ExternLibrary WithOperation(string name, Func<ExternNode, IExternOperation> create) => With(operations: Operations.SetItem(name, create));

    /// <summary>Finds an operation.</summary>
    /// <param name="name">The name of its declaration.</param>
    /// <returns>What makes it, or null when it is not there.</returns>
    public Func<ExternNode, IExternOperation>? FindOperation(string name) => Operations.GetValueOrDefault(name);

    private ExternLibrary With(ImmutableDictionary<string, Func<ExternNode, IExternOperation>>? operations = null) => new() { Operations = operations ?? Operations };
}
