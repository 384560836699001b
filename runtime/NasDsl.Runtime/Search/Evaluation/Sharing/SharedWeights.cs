using System.Globalization;
using NasDsl.Engines;
using NasDsl.Language.Model;
using NasDsl.Networks;

namespace NasDsl.Search.Evaluation.Sharing;

/// <summary>
/// Weights that the candidates of a search share, place by place (Pham et al., "Efficient neural architecture search via parameter sharing", 2018). A candidate begins with the weights as they were
/// before its generation, and gives them back trained; those of one generation are taken over from the worst candidate to the best, so that of several that have a weight the best one's stays. So candidates of a
/// generation can be trained at once, and it does not matter which of them is ready first.
/// </summary>
internal sealed class SharedWeights
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ModuleModel, Dictionary<(int Visit, string Part, int Dimensions), SharedTensor>> _tensors = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<int, (int Generation, double Loss, PlacedNetwork Network, NetworkWeights Weights)> _returned = [];

    /// <summary>Gives a fresh training the weights that are known.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="run">Its training, at epoch 0.</param>
    public void Lend(Candidate candidate, ITrainingRun run)
    {
        var network = PlacedNetwork.Build(candidate.Genome);
        var fresh = run.SaveWeights();
        NetworkWeights known;
        lock (_lock)
        {
            TakeOver(candidate.Generation);
            known = new NetworkWeights([.. fresh.Tensors.Select(tensor => TensorOf(network, tensor).Fill(tensor))]);
        }

        run.LoadWeights(known);
    }

    /// <summary>Takes trained weights back.</summary>
    /// <param name="candidate">The candidate, measured.</param>
    /// <param name="run">Its training.</param>
    public void Return(Candidate candidate, ITrainingRun run)
    {
        if (candidate.Trial is { Status: not TrialStatus.Failed, Metrics: { } metrics })
        {
            var returned = (candidate.Generation, metrics.Loss, PlacedNetwork.Build(candidate.Genome), run.SaveWeights());
            lock (_lock)
            {
                _returned[candidate.Id] = returned;
            }
        }
    }

    private void TakeOver(int generation)
    {
        var order = _returned
            .Where(pair => pair.Value.Generation < generation)
            .OrderBy(pair => pair.Value.Generation)
            .ThenByDescending(pair => pair.Value.Loss)
            .ThenByDescending(pair => pair.Key);
        foreach (var (id, returned) in order.ToArray())
        {
            _returned.Remove(id);
            foreach (var tensor in returned.Weights.Tensors)
            {
                TensorOf(returned.Network, tensor).Give(tensor);
            }
        }
    }

    // Names of tensors begin with the number of their node.
    private SharedTensor TensorOf(PlacedNetwork network, WeightTensor tensor)
    {
        var dot = tensor.Name.IndexOf('.', StringComparison.Ordinal);
        var place = network.Places[int.Parse(tensor.Name.AsSpan(0, dot), CultureInfo.InvariantCulture) - 1];
        var key = (place.Visit, tensor.Name[(dot + 1)..], tensor.Shape.Length);
        if (!_tensors.TryGetValue(place.Module, out var ofModule))
        {
            _tensors.Add(place.Module, ofModule = []);
        }

        if (!ofModule.TryGetValue(key, out var shared))
        {
            ofModule.Add(key, shared = new SharedTensor());
        }

        return shared;
    }
}
