using NasDsl.Engines;

namespace NasDsl.TorchSharp.Tests.Training;

/// <summary>What tests do with runs.</summary>
internal static class Trainings
{
    /// <summary>Trains on to the end of a recipe.</summary>
    /// <returns>The loss of each epoch.</returns>
    public static double[] TrainToTheEnd(ITrainingRun run, TrainingRecipe recipe)
    {
        var losses = new List<double>();
        while (run.Epoch < recipe.Epochs)
        {
            losses.Add(run.TrainEpoch(CancellationToken.None));
        }

        return [.. losses];
    }

    /// <summary>Writes weights as a file and reads them back.</summary>
    public static NetworkWeights ThroughFile(NetworkWeights weights)
    {
        using var bytes = new MemoryStream();
        SafetensorsFile.Write(bytes, weights);
        bytes.Position = 0;
        return SafetensorsFile.Read(bytes, "weights");
    }

    /// <summary>The number of the greatest output of each row.</summary>
    public static int[] Classes(float[] outputs, int count) =>
        [.. outputs.Chunk(count).Select(row => Array.IndexOf(row, row.Max()))];
}
