#if NAS_FULL_FEED
using NasDsl.Tests.Shared;

namespace NasDsl.TorchSharp.Tests.Training;

/// <summary>With fewer bits a training goes where it goes with all of them, up to the rounding of these bits; weights are kept with all.</summary>
public sealed class PrecisionTests
{
    // bfloat16 rounds by up to 1 part in 256, and the losses of a step are means of many such numbers.
    private const double Tolerance = 0.02;

    [TorchFact]
    public void Losses_with_bfloat16_are_near_those_of_single_precision()
    {
        var single = Train(TorchPrecision.Single);
        var low = Train(TorchPrecision.BFloat16);

        Near.AssertLosses(single.Losses, low.Losses, Tolerance, "bfloat16");
        Assert.NotEqual(single.Losses, low.Losses);
        Assert.InRange(low.Accuracy, 0.9, 1);
    }

    /// <summary>Only CUDA devices have products of fewer bits.</summary>
    [TorchFact]
    public void Products_of_fewer_bits_are_those_of_single_precision_on_the_processor() =>
        Near.AssertLosses(Train(TorchPrecision.Single).Losses, Train(TorchPrecision.TensorFloat32).Losses, TestEngine.Create().Devices[0] == "cpu" ? 0 : Tolerance, "TF32");

    [TorchFact]
    public void The_version_of_the_engine_says_the_precision() =>
        Assert.NotEqual(Create(TorchPrecision.Single).Version, Create(TorchPrecision.BFloat16).Version);

    private static (double[] Losses, double Accuracy) Train(TorchPrecision precision)
    {
        using var run = Create(precision).Start(SmallTask.Network, SmallTask.Rows, SmallTask.Recipe, 7);
        var losses = Trainings.TrainToTheEnd(run, SmallTask.Recipe);
        return (losses, SmallTask.Accuracy(run.Predict(SmallTask.Rows, CancellationToken.None), SmallTask.Rows));
    }

    private static TorchSharpEngine Create(TorchPrecision precision) =>
        new(new TorchSharpOptions { Devices = [TestEngine.Create().Devices[0]], Precision = precision });
}
#endif
