using NasDsl.Data;
using NasDsl.Engines;
using NasDsl.Networks;
#if NAS_FULL_FEED
using System.Runtime.InteropServices;
using NasDsl.TorchSharp.Data;
using NasDsl.TorchSharp.Devices;
using NasDsl.TorchSharp.Training;
#endif

namespace NasDsl.TorchSharp.Tests.Meta;

/// <summary>
/// PyTorch's device without numbers. Its tensors have shapes alone: an operation on them and on a tensor of the processor fails, and so does all that a program would have to wait for on a GPU, since
/// there is nothing to read. So a training that passes there keeps to its device and waits for nothing.
/// </summary>
internal static class MetaDevice
{
    /// <summary>Names the library that gives the shapes of all operations.</summary>
    public const string Variable = "NASDSL_TORCH_SHAPES";

    /// <summary>Why tests of all operations are skipped, or null.</summary>
    public static string? Absence => TestEngine.Absence
        ?? (Environment.GetEnvironmentVariable(Variable) is null ? $"PyTorch itself knows the shapes of few operations: build Meta/shapes.cpp against its headers, and name the library in {Variable}" : null);

#if NAS_FULL_FEED
    /// <summary>Takes the steps of the first epoch, and reads nothing.</summary>
    /// <param name="network">The network.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="recipes">How each member is trained.</param>
    /// <param name="precision">What passes compute with.</param>
    public static void TakeSteps(Network network, Dataset rows, IReadOnlyList<TrainingRecipe> recipes, string precision = "Single")
    {
        using var training = Create(network, rows, recipes, precision);
        using var results = training.TakeSteps(CancellationToken.None);
    }

    /// <summary>Trains an epoch, and reads what came of it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="recipe">How it is trained.</param>
    public static void TrainEpoch(Network network, Dataset rows, TrainingRecipe recipe)
    {
        using var training = Create(network, rows, [recipe], "Single");
        training.TrainEpoch(CancellationToken.None);
    }

    private static TorchTraining Create(Network network, Dataset rows, IReadOnlyList<TrainingRecipe> recipes, string precision)
    {
        NativeLibraries.Load();
        if (Environment.GetEnvironmentVariable(Variable) is { } library)
        {
            NativeLibrary.Load(library);
        }

        ulong[] seeds = [.. recipes.Select((_, member) => (ulong)member)];
        return new TorchTraining(network, rows, [.. recipes], [.. seeds], new ResidentData(), new TorchDevice("meta"), Enum.Parse<TorchPrecision>(precision));
    }
#else
    public static void TakeSteps(Network network, Dataset rows, IReadOnlyList<TrainingRecipe> recipes, string precision = "Single") => throw new NotSupportedException(Absence);

    public static void TrainEpoch(Network network, Dataset rows, TrainingRecipe recipe) => throw new NotSupportedException(Absence);
#endif
}
