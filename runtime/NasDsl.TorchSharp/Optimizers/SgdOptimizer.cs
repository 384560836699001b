using System.Collections.Immutable;
using NasDsl.Engines;
using NasDsl.TorchSharp.Data;
using static TorchSharp.torch;

namespace NasDsl.TorchSharp.Optimizers;

/// <summary>Stochastic gradient descent with momentum, as PyTorch defines it: the rate is not part of the velocity.</summary>
internal sealed class SgdOptimizer : TorchOptimizer
{
    private readonly Tensor _velocities;
    private readonly Tensor? _momentum;
    private readonly Tensor? _decay;
    private readonly bool _isNesterov;

    public SgdOptimizer(ImmutableArray<SgdSettings> settings, long count, Device device)
        : base(settings.Length, count, device)
    {
        _velocities = Keep("velocity");
        _momentum = Constant(settings.Select(one => one.Momentum));
        _decay = Constant(settings.Select(one => one.WeightDecay));
        _isNesterov = settings[0].IsNesterov;
    }

    public override int Numbers => 1;

    public override void Write(int member, long step, double rate, Span<float> numbers) => numbers[0] = (float)rate;

    public override void Step(Tensor weights, Tensor gradients, Tensor numbers)
    {
        if (_decay is not null)
        {
            gradients.addcmul_(weights, _decay, Scalars.One);
        }

        var direction = gradients;
        if (_momentum is not null)
        {
            _velocities.mul_(_momentum).add_(gradients, Scalars.One);
            direction = _isNesterov ? gradients.addcmul_(_velocities, _momentum, Scalars.One) : _velocities;
        }

        weights.addcmul_(direction, numbers.select(0, 0), Scalars.MinusOne);
    }
}
