using NasDsl.Engines;
using NasDsl.TorchSharp.Data;
using static TorchSharp.torch;

namespace NasDsl.TorchSharp.Optimizers;

/// <summary>
/// Changes the weights of all members after each step: a handful of operations over members x numbers. What differs between members, and from step to step, is members x 1, and lies on the device before an
/// epoch begins. The formulas are those of the managed engine.
/// </summary>
internal abstract class TorchOptimizer : IDisposable
{
    private readonly List<(string Name, Tensor Values)> _state = [];
    private readonly List<Tensor> _constants = [];
    private readonly Device _device;
    private readonly int _members;
    private readonly long _count;

    /// <summary>Takes memory.</summary>
    /// <param name="members">How many members there are.</param>
    /// <param name="count">How many weights each has.</param>
    /// <param name="device">The device.</param>
    protected TorchOptimizer(int members, long count, Device device)
    {
        _members = members;
        _count = count;
        _device = device;
    }

    /// <summary>What it keeps of the weights from step to step: members x numbers each, with a name.</summary>
    public IReadOnlyList<(string Name, Tensor Values)> State => _state;

    /// <summary>How many numbers of each member change from step to step.</summary>
    public abstract int Numbers { get; }

    /// <summary>Makes the optimiser of recipes.</summary>
    /// <param name="settings">Those of each member, all of one kind.</param>
    /// <param name="count">How many weights each has.</param>
    /// <param name="device">The device.</param>
    /// <returns>The optimiser.</returns>
    public static TorchOptimizer Create(IReadOnlyList<OptimizerSettings> settings, long count, Device device) => settings[0] switch
    {
        SgdSettings => new SgdOptimizer([.. settings.Cast<SgdSettings>()], count, device),
        AdamSettings => new AdamOptimizer([.. settings.Cast<AdamSettings>()], count, device),
        RmsPropSettings => new RmsPropOptimizer([.. settings.Cast<RmsPropSettings>()], count, device),
        _ => throw new NotSupportedException($"The TorchSharp engine has no optimizer for {settings[0].GetType().Name}."),
    };

    /// <summary>Whether two trainings can be members of one network: what is not a number for each member is the same.</summary>
    /// <param name="first">The settings of one.</param>
    /// <param name="second">The settings of the other.</param>
    /// <returns>True when they can.</returns>
    public static bool CanGroup(OptimizerSettings first, OptimizerSettings second) => (first, second) switch
    {
        (SgdSettings one, SgdSettings other) => one.IsNesterov == other.IsNesterov,
        (AdamSettings one, AdamSettings other) => one.IsDecoupled == other.IsDecoupled,
        (RmsPropSettings, RmsPropSettings) => true,
        _ => false,
    };

    /// <summary>Writes the numbers of a member for a step.</summary>
    /// <param name="member">The member.</param>
    /// <param name="step">The step, from 0.</param>
    /// <param name="rate">Its learning rate in this step.</param>
    /// <param name="numbers">As many as <see cref="Numbers"/>.</param>
    public abstract void Write(int member, long step, double rate, Span<float> numbers);

    /// <summary>Takes one step.</summary>
    /// <param name="weights">members x numbers.</param>
    /// <param name="gradients">members x numbers, which it may overwrite.</param>
    /// <param name="numbers">What <see cref="Write"/> has written: numbers x members x 1.</param>
    public abstract void Step(Tensor weights, Tensor gradients, Tensor numbers);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in _state.Select(part => part.Values).Concat(_constants))
        {
            tensor.Dispose();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Takes memory for what is kept of each weight, all 0.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>members x numbers.</returns>
    protected Tensor Keep(string name)
    {
        var values = zeros(_members, _count, device: _device).DetachFromDisposeScope();
        _state.Add((name, values));
        return values;
    }

    /// <summary>Brings a number of each member to the device.</summary>
    /// <param name="values">The numbers.</param>
    /// <returns>members x 1, or null where all are 0.</returns>
    protected Tensor? Constant(IEnumerable<double> values)
    {
        float[] numbers = [.. values.Select(value => (float)value)];
        return Array.TrueForAll(numbers, number => number == 0) ? null : Always(numbers);
    }

    /// <summary>Brings a number of each member to the device.</summary>
    /// <param name="values">The numbers.</param>
    /// <returns>members x 1.</returns>
    protected Tensor Always(IEnumerable<double> values) => Always([.. values.Select(value => (float)value)]);

    private Tensor Always(float[] numbers)
    {
        var constant = TorchArrays.Upload(numbers, _device, numbers.Length, 1).DetachFromDisposeScope();
        _constants.Add(constant);
        return constant;
    }
}
