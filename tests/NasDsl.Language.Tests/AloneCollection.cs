using Xunit;

namespace NasDsl.Language.Tests;

/// <summary>Tests beside which no other runs, since they measure what the process takes.</summary>
[CollectionDefinition(nameof(AloneCollection), DisableParallelization = true)]
public sealed class AloneCollection;
