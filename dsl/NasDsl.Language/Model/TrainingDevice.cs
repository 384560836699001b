using System.Globalization;
using NasDsl.Language.Text;

namespace NasDsl.Language.Model;

/// <summary>What candidates are trained on: <c>train on cuda:1;</c></summary>
/// <param name="Kind">The kind of device: one of <see cref="Kinds"/>.</param>
/// <param name="Number">Which of several, from 0, or null for whichever the engine takes.</param>
/// <param name="Location">Where it was written.</param>
public sealed record TrainingDevice(string Kind, int? Number, SourceLocation Location)
{
    /// <summary>The cores of the processor.</summary>
    public const string Cpu = "cpu";

    /// <summary>GPUs that speak CUDA.</summary>
    public const string Cuda = "cuda";

    /// <summary>The kinds of device that a search can be told to train on.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [Cpu, Cuda];

    /// <summary>The name of the device, such as <c>cuda:1</c>.</summary>
    public string Name => Number is { } number ? Kind + ":" + number.ToString(CultureInfo.InvariantCulture) : Kind;
}
