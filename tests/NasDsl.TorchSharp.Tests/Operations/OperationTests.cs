using NasDsl.Language.Catalog;
using NasDsl.Tests.Shared;

namespace NasDsl.TorchSharp.Tests.Operations;

/// <summary>Every operation of the catalogue gives what the managed engine gives: outputs, and gradients of weights and inputs, in training and at inference.</summary>
public sealed class OperationTests
{
    /// <summary>The share of the greatest number of a tensor that orders of summation may part by.</summary>
    private const double Tolerance = 1e-5;

    public static TheoryData<string> Operations => new(OperationCatalog.All.Select(operation => operation.Name));

    [TorchTheory]
    [MemberData(nameof(Operations))]
    public void Numbers_are_those_of_the_managed_engine(string operation)
    {
        var cases = OperationCases.All.Where(one => one.Operation == operation).ToArray();
        Assert.NotEmpty(cases);
        var engine = TestEngine.Create();
        foreach (var one in cases)
        {
            var made = new OperationNetwork(one);
            foreach (var isTraining in (bool[])[true, false])
            {
                float[] expected = [];
                float[] found = [];
                var expectedGradients = TestEngine.Managed.Differentiate(made.Network, made.Weights, made.Rows, isTraining, outputs =>
                {
                    expected = outputs;
                    return made.OutputGradient;
                });
                var gradients = engine.Differentiate(made.Network, made.Weights, made.Rows, isTraining, outputs =>
                {
                    found = outputs;
                    return made.OutputGradient;
                });
                // A normalisation of one number has gradients that are 0 but for rounding; what goes into them is up to 2.
                var least = one.Inputs == "1x1x1" ? 2 : Near.Least;
                var what = $"{one}, {(isTraining ? "training" : "inference")}";
                Near.Assert(expected, found, Tolerance, $"{what}, output");
                Near.Assert(expectedGradients.Inputs, gradients.Inputs, Tolerance, $"{what}, gradient of the input", least);
                Near.Assert(expectedGradients.Weights, gradients.Weights, Tolerance, $"{what}, gradient", least);
            }
        }
    }

    [TorchTheory]
    [MemberData(nameof(Operations))]
    public void Answers_are_those_of_the_managed_engine(string operation)
    {
        var engine = TestEngine.Create();
        foreach (var one in OperationCases.All.Where(one => one.Operation == operation))
        {
            var made = new OperationNetwork(one);
            using var managed = TestEngine.Managed.Load(made.Network, made.Weights);
            using var predictor = engine.Load(made.Network, made.Weights);
            var expected = managed.Predict(made.Rows, CancellationToken.None);
            Near.Assert(expected, predictor.Predict(made.Rows, CancellationToken.None), Tolerance, one.ToString());
            var found = new float[expected.Length];
            predictor.Predict(made.Rows.Inputs.Span, found);
            Near.Assert(expected, found, Tolerance, one.ToString());
        }
    }
}
