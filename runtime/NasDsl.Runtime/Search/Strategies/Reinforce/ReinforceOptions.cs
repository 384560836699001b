namespace NasDsl.Search.Strategies.Reinforce;

/// <summary>How a controller learns.</summary>
/// <param name="Batch">How many candidates it draws before it is told of any.</param>
/// <param name="LearningRate">How far the logits go along the gradient for one candidate.</param>
/// <param name="Entropy">The weight of the entropy of what is drawn.</param>
/// <param name="Memory">How many of the last candidates each is compared with.</param>
internal sealed record ReinforceOptions(int Batch, double LearningRate, double Entropy, int Memory);
