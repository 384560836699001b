using System.Diagnostics;
using NasDsl.Engine;

namespace NasDsl.Benchmarks;

/// <summary>Times the answer for one sample, on one thread: the median over windows of the mean, in microseconds of processor time.</summary>
internal static class LatencyBenchmark
{
    private const int Windows = 15;

    public static void Run(string[] names)
    {
        var engine = new ManagedEngine();
        Console.WriteLine($"vectors {engine.VectorWidth}, one sample at a time");
        foreach (var name in names.Length > 0 ? names : ["N1", "N2", "N3"])
        {
            var network = BenchmarkNetworks.All[name];
            var data = TrainingBenchmark.MakeUp(network);
            using var predictor = engine.Load(network, engine.Start(network, data, new(1, 64, new NasDsl.Engines.SgdSettings(0.01, 0.9, false, 0), new NasDsl.Engines.ConstantSchedule()), 1).SaveWeights());
            var size = network.Input.Size;
            var output = new float[network.Output.Size];
            var times = new double[Windows];
            for (var window = 0; window < times.Length; window++)
            {
                var before = Environment.CpuUsage.TotalTime;
                var watch = Stopwatch.StartNew();
                var answers = 0;
                while (watch.ElapsedMilliseconds < 100)
                {
                    for (var i = 0; i < 100; i++, answers++)
                    {
                        predictor.Predict(data.Inputs.Span.Slice(answers % data.Count * size, size), output);
                    }
                }

                times[window] = (Environment.CpuUsage.TotalTime - before).TotalMicroseconds / answers;
            }

            Console.WriteLine(FormattableString.Invariant($"{name,-10} {times.Order().ElementAt(Windows / 2),9:F2} us"));
        }
    }
}
