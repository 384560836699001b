using NasDsl.Data;
using NasDsl.Engine;
using NasDsl.Language.Model;
using static TorchSharp.torch;

namespace NasDsl.TorchSharp.Data;

/// <summary>The rows of a data set on a device, which all trainings with them share.</summary>
internal sealed class ResidentDataset
{
    /// <summary>Copies the rows to a device.</summary>
    /// <param name="dataset">The rows.</param>
    /// <param name="device">The device.</param>
    /// <exception cref="ArgumentException">A token is not one of the vocabulary.</exception>
    public ResidentDataset(Dataset dataset, Device device)
    {
        if (dataset.InputShape.IsTokens)
        {
            InputRows.CheckTokens(dataset.InputShape, dataset.Inputs.Span);
        }

        using var scope = NewDisposeScope();
        var shape = dataset.InputShape;
        Inputs = TorchLayout.FromSamples(TorchArrays.Upload(dataset.Inputs.Span, device, dataset.Count, shape.Size), shape, dataset.Count).DetachFromDisposeScope();
        var targets = TorchArrays.Upload(dataset.Targets.Span, device, dataset.Count, dataset.TargetWidth);
        Targets = (dataset.TargetKind == TargetKind.Class ? targets.flatten().to_type(ScalarType.Int64) : targets.alias()).DetachFromDisposeScope();
    }

    /// <summary>The inputs, laid out as networks take them.</summary>
    public Tensor Inputs { get; }

    /// <summary>The targets: the numbers of classes, or rows x numbers.</summary>
    public Tensor Targets { get; }
}
