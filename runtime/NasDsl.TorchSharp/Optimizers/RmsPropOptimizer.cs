using System.Collections.Immutable;
using NasDsl.Engines;
using NasDsl.TorchSharp.Data;
using static TorchSharp.torch;

namespace NasDsl.TorchSharp.Optimizers;

/// <summary>RMSprop (Tieleman and Hinton, 2012, lecture 6.5), as PyTorch defines it, without centring.</summary>
internal sealed class RmsPropOptimizer : TorchOptimizer
{
    private readonly Tensor _squares;
    private readonly Tensor _velocities;
    private readonly Tensor _alpha;
    private readonly Tensor _rest;
    private readonly Tensor _epsilon;
    private readonly Tensor? _momentum;
    private readonly Tensor? _decay;

    public RmsPropOptimizer(ImmutableArray<RmsPropSettings> settings, long count, Device device)
        : base(settings.Length, count, device)
    {
        _squares = Keep("square");
        _velocities = Keep("velocity");
        _alpha = Always(settings.Select(one => one.Alpha));
        _rest = Always(settings.Select(one => 1 - one.Alpha));
        _epsilon = Always(settings.Select(one => one.Epsilon));
        _momentum = Constant(settings.Select(one => one.Momentum));
        _decay = Constant(settings.Select(one => one.WeightDecay));
    }

    public override int Numbers => 1;

    public override void Write(int member, long step, double rate, Span<float> numbers) => numbers[0] = (float)rate;

    public override void Step(Tensor weights, Tensor gradients, Tensor numbers)
    {
        if (_decay is not null)
        {
            gradients.addcmul_(weights, _decay, Scalars.One);
        }

        _squares.mul_(_alpha).addcmul_(gradients.mul(gradients), _rest, Scalars.One);
        var direction = gradients.div_(_squares.sqrt().add_(_epsilon, Scalars.One));
        if (_momentum is not null)
        {
            direction = _velocities.mul_(_momentum).add_(direction, Scalars.One);
        }

        weights.addcmul_(direction, numbers.select(0, 0), Scalars.MinusOne);
    }
}
