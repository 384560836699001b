using System.Collections.Immutable;
using NasDsl.Engines;
using NasDsl.TorchSharp.Data;
using static TorchSharp.torch;

namespace NasDsl.TorchSharp.Optimizers;

/// <summary>Adam (Kingma and Ba, 2015, algorithm 1) and AdamW (Loshchilov and Hutter, 2019, algorithm 2), as PyTorch defines them.</summary>
internal sealed class AdamOptimizer : TorchOptimizer
{
    private readonly ImmutableArray<AdamSettings> _settings;
    private readonly Tensor _means;
    private readonly Tensor _squares;
    private readonly Tensor _rest1;
    private readonly Tensor _beta2;
    private readonly Tensor _rest2;
    private readonly Tensor _epsilon;
    private readonly Tensor? _decay;
    private readonly bool _isDecoupled;

    public AdamOptimizer(ImmutableArray<AdamSettings> settings, long count, Device device)
        : base(settings.Length, count, device)
    {
        _settings = settings;
        _means = Keep("mean");
        _squares = Keep("square");
        _rest1 = Always(settings.Select(one => 1 - one.Beta1));
        _beta2 = Always(settings.Select(one => one.Beta2));
        _rest2 = Always(settings.Select(one => 1 - one.Beta2));
        _epsilon = Always(settings.Select(one => one.Epsilon));
        _decay = Constant(settings.Select(one => one.WeightDecay));
        _isDecoupled = settings[0].IsDecoupled;
    }

    public override int Numbers => 3;

    public override void Write(int member, long step, double rate, Span<float> numbers)
    {
        var settings = _settings[member];
        numbers[0] = (float)(rate / (1 - Math.Pow(settings.Beta1, step + 1)));
        numbers[1] = (float)(1 / Math.Sqrt(1 - Math.Pow(settings.Beta2, step + 1)));
        numbers[2] = (float)(1 - (rate * settings.WeightDecay));
    }

    public override void Step(Tensor weights, Tensor gradients, Tensor numbers)
    {
        if (_decay is not null)
        {
            _ = _isDecoupled ? weights.mul_(numbers.select(0, 2)) : gradients.addcmul_(weights, _decay, Scalars.One);
        }

        _means.lerp_(gradients, _rest1);
        _squares.mul_(_beta2).addcmul_(gradients.mul_(gradients), _rest2, Scalars.One);
        var root = addcmul(_epsilon, _squares.sqrt(), numbers.select(0, 1), Scalars.One);
        weights.addcmul_(_means.div(root), numbers.select(0, 0), Scalars.MinusOne);
    }
}
