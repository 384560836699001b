using NasDsl.Engine;
using NasDsl.Engine.DeterminismHost;

// Trains the candidates three times each with different seeds, on as many threads as there are processors, and prints what the bits must not depend on, then the bits.
var engine = new ManagedEngine();
Console.WriteLine($"vectors: {engine.VectorWidth}");
Console.WriteLine($"processors: {Environment.ProcessorCount}");
var jobs = Candidate.All.Concat(RecipeCandidates.All).SelectMany(candidate => Enumerable.Range(1, 3).Select(seed => (Candidate: candidate, Seed: (ulong)seed))).ToArray();
var lines = new string[jobs.Length];
Parallel.For(0, jobs.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
{
    var (candidate, seed) = jobs[i];
    using var run = engine.Start(candidate.Network, candidate.Rows, candidate.Recipe, seed);
    var loss = 0.0;
    while (run.Epoch < candidate.Recipe.Epochs)
    {
        loss = run.TrainEpoch(CancellationToken.None);
    }

    var answers = run.Predict(candidate.Rows, CancellationToken.None);
    lines[i] = FormattableString.Invariant($"{candidate.Name} {seed}: {run.SaveWeights().Hash()} loss {BitConverter.DoubleToInt64Bits(loss):x} answers {answers.Aggregate(0u, (hash, v) => (hash * 31) + BitConverter.SingleToUInt32Bits(v)):x}");
});
Array.ForEach(lines, Console.WriteLine);
