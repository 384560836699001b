using NasDsl.Data;
using NasDsl.Engines;
using NasDsl.Networks;

namespace NasDsl.Runtime.Tests.Search;

/// <summary>
/// Answers as many rows rightly as a script says for a network and an epoch, so that tests of the search know what it should find. It counts what it is asked.
/// </summary>
internal sealed class ScriptedEngine(Func<Network, TrainingRecipe, int, double> accuracy) : IEngine
{
    private int _starts;
    private int _epochs;

    public string Name => "scripted";

    public string Version => "1";

    public int Starts => _starts;

    public int Epochs => _epochs;

    /// <summary>Networks whose training diverges.</summary>
    public Func<Network, bool> Diverges { get; init; } = _ => false;

    /// <summary>The first of the rows that a network answers rightly; the others follow it, around the end.</summary>
    public Func<Network, int> FirstRow { get; init; } = _ => 0;

    /// <summary>Called before every epoch.</summary>
    public Action BeforeEpoch { get; init; } = () => { };

    public ITrainingRun Start(Network network, Dataset training, TrainingRecipe recipe, ulong seed)
    {
        Interlocked.Increment(ref _starts);
        return new Run(this, network, recipe);
    }

    public IPredictor Load(Network network, NetworkWeights weights) => throw new NotSupportedException();

    private sealed class Run(ScriptedEngine engine, Network network, TrainingRecipe recipe) : ITrainingRun
    {
        public int Epoch { get; private set; }

        public double TrainEpoch(CancellationToken cancellationToken)
        {
            engine.BeforeEpoch();
            cancellationToken.ThrowIfCancellationRequested();
            if (engine.Diverges(network))
            {
                throw new TrainingDivergedException("the loss became NaN in epoch 1");
            }

            Interlocked.Increment(ref engine._epochs);
            Epoch++;
            return 1.0 / Epoch;
        }

        public float[] Predict(Dataset rows, CancellationToken cancellationToken)
        {
            var right = Math.Round(engine.AccuracyOf(network, recipe, Epoch) * rows.Count);
            var first = engine.FirstRow(network) % rows.Count;
            var outputs = new float[rows.Count * rows.TargetSize];
            for (var row = 0; row < rows.Count; row++)
            {
                var target = (int)rows.Targets.Span[row];
                outputs[(row * rows.TargetSize) + ((row - first + rows.Count) % rows.Count < right ? target : (target + 1) % rows.TargetSize)] = 5;
            }

            return outputs;
        }

        public NetworkWeights SaveWeights() => new([]);

        public void Dispose()
        {
        }
    }

    private double AccuracyOf(Network network, TrainingRecipe recipe, int epoch) => accuracy(network, recipe, epoch);
}
