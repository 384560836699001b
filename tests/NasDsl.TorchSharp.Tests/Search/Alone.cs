namespace NasDsl.TorchSharp.Tests.Search;

/// <summary>What counts the tensors of the process runs while no other test does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
