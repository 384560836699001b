using System.Collections.Immutable;
using static TorchSharp.torch;

namespace NasDsl.TorchSharp.Training;

/// <summary>A copy of all that steps change, on the device.</summary>
internal sealed class TrainingCopy : IDisposable
{
    private readonly ImmutableArray<(Tensor Source, Tensor Copy)> _parts;

    /// <summary>Takes memory.</summary>
    /// <param name="tensors">What steps change.</param>
    public TrainingCopy(IEnumerable<Tensor> tensors)
    {
        _parts = [.. tensors.Select(tensor => (tensor, empty_like(tensor).DetachFromDisposeScope()))];
    }

    /// <summary>Takes memory for a further copy of the same.</summary>
    /// <returns>The copy.</returns>
    public TrainingCopy Another() => new(_parts.Select(part => part.Source));

    /// <summary>Copies all as it is.</summary>
    public void Take()
    {
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        foreach (var (source, copy) in _parts)
        {
            copy.copy_(source);
        }
    }

    /// <summary>Makes all what it was.</summary>
    public void Restore()
    {
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        foreach (var (source, copy) in _parts)
        {
            source.copy_(copy);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (_, copy) in _parts)
        {
            copy.Dispose();
        }
    }
}
