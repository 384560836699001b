using System.Collections.Immutable;
using NasDsl.Networks;

namespace NasDsl.Search.Strategies.Differentiable;

/// <summary>A network that holds all candidates of a space, and how its mixtures follow from the probabilities of the choices.</summary>
/// <param name="Network">The network.</param>
/// <param name="Tape">How mixtures are computed. Its variables are the probabilities of all values of all genes, in the order of the genes.</param>
/// <param name="Mixtures">The numbers of the tape that the mixtures are, in the order of the nodes and of their inputs.</param>
/// <param name="Genes">How many genes there are.</param>
internal sealed record Supernet(Network Network, ProbabilityTape Tape, ImmutableArray<int> Mixtures, int Genes);
