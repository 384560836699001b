using NasDsl.Data;
using NasDsl.Engines;
using NasDsl.Networks;

namespace NasDsl.TorchSharp.Tests.Search;

/// <summary>An engine that trains one by one, whatever it could do.</summary>
internal class SingleEngine(IGroupEngine engine) : IEngine
{
    public string Name => engine.Name;

    public string Version => engine.Version;

    protected IGroupEngine Engine => engine;

    public ITrainingRun Start(Network network, Dataset training, TrainingRecipe recipe, ulong seed) => engine.Start(network, training, recipe, seed);

    public IPredictor Load(Network network, NetworkWeights weights) => engine.Load(network, weights);
}
