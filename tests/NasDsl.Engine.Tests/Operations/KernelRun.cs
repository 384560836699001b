using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;
using NasDsl.Engine.Memory;
using NasDsl.Engine.Operations;
using NasDsl.Language.Catalog;
using NasDsl.Tests.Shared;

namespace NasDsl.Engine.Tests.Operations;

/// <summary>
/// Runs the kernel of one operation forward and backward, on numbers that are given or drawn for the case. Padding holds rubbish where kernels must not read it.
/// </summary>
internal sealed unsafe class KernelRun
{
    private readonly Random _random = new(3);

    public KernelRun(OperationCase operationCase, VectorKernels kernels, KernelNumbers? given = null, bool isTraining = true, bool isTrainable = true)
    {
        var node = operationCase.ToNode();
        var shapes = operationCase.Shapes();
        var batch = operationCase.Batch;
        using var arena = new NativeArena();
        var tensors = shapes.Select(shape => Create(arena, shape, batch)).ToArray();
        var output = Create(arena, node.Shape, batch);
        var context = new NodeContext
        {
            Group = new NodeGroup([node]),
            IsInputStreamed = false,
            IsOutputStreamed = false,
            Inputs = [.. tensors.Select(tensor => new InputSlot(tensor, isTrainable ? tensor.Gradient : null))],
            Output = output,
            MaximumBatch = batch,
            IsTrainable = isTrainable,
            Kernels = kernels,
            Arena = arena,
        };
        var kernel = OperationKernelCatalog.Get(node).Create(context);
        arena.Workspace.Place(arena);
        Inputs = given?.Inputs ?? [.. shapes.Select(shape => shape.IsTokens ? DrawTokens(batch * shape.Size, shape.Vocabulary) : Draw(batch * shape.Size))];
        OutputGradient = given?.OutputGradient ?? Draw(batch * node.Shape.Size);
        for (var i = 0; i < tensors.Length; i++)
        {
            new Span<float>(tensors[i].Values, batch * tensors[i].SamplePitch).Fill(-5f);
            Write(tensors[i].Values, tensors[i], batch, Inputs[i]);
            new Span<float>(tensors[i].Gradient, batch * tensors[i].SamplePitch).Fill(7f);
        }

        Write(output.Gradient, output, batch, OutputGradient);
        foreach (var parameter in context.Parameters)
        {
            parameter.Values = arena.Floats(parameter.Layout.PaddedCount);
            parameter.Gradient = isTrainable ? arena.Floats(parameter.Layout.PaddedCount) : null;
            var part = PartOf(parameter);
            Weights[part] = given?.Weights[part] ?? Draw(parameter.Layout.Count, operationCase.WeightScale);
            parameter.Import(new(parameter.Name, parameter.Shape, [.. Weights[part].Select(v => (float)v)]));
        }

        var step = new StepContext(batch, isTraining, Step: 0, ReferenceOperation.Seed);
        kernel.Forward(step);
        Output = Read(output.Values, output, batch);
        if (!isTrainable)
        {
            return;
        }

        kernel.Backward(step);
        InputGradients = [.. tensors.Select(tensor => Read(tensor.Gradient, tensor, batch))];
        PaddingGradient = tensors.Sum(tensor => PaddingOf(tensor.Gradient, tensor, batch));
        foreach (var parameter in context.Parameters.Where(parameter => parameter.IsTrainable))
        {
            int[] places = [.. Enumerable.Range(0, parameter.Layout.Count).Select(parameter.Layout.OffsetOf)];
            WeightGradients[PartOf(parameter)] = [.. places.Select(place => parameter.Gradient[place])];
            PaddingGradient += Enumerable.Range(0, parameter.Layout.PaddedCount).Except(places).Sum(place => Math.Abs((double)parameter.Gradient[place]));
        }
    }

    public double[][] Inputs { get; }

    public double[] OutputGradient { get; }

    public Dictionary<string, double[]> Weights { get; } = [];

    public float[] Output { get; }

    public float[][] InputGradients { get; } = [];

    /// <summary>The sum of the magnitudes of gradients in the padding of inputs and weights: always 0.</summary>
    public double PaddingGradient { get; }

    public Dictionary<string, float[]> WeightGradients { get; } = [];

    /// <summary>The name behind NODE.OPERATION.</summary>
    private static string PartOf(Parameter parameter) => parameter.Name.Split('.', 3)[2];

    private static Tensor Create(NativeArena arena, Shape shape, int batch)
    {
        var tensor = new Tensor(shape, Layout.Padded(shape.Channels));
        tensor.Values = arena.Floats((long)batch * tensor.SamplePitch);
        tensor.Gradient = arena.Floats((long)batch * tensor.SamplePitch);
        return tensor;
    }

    private static void Write(float* target, Tensor tensor, int batch, double[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            target[(i / tensor.Shape.Channels * tensor.ChannelPitch) + (i % tensor.Shape.Channels)] = (float)values[i];
        }
    }

    private static float[] Read(float* source, Tensor tensor, int batch) =>
        [.. Enumerable.Range(0, batch * tensor.Shape.Size).Select(i => source[(i / tensor.Shape.Channels * tensor.ChannelPitch) + (i % tensor.Shape.Channels)])];

    private static double PaddingOf(float* source, Tensor tensor, int batch) =>
        Enumerable.Range(0, batch * tensor.SamplePitch).Where(i => i % tensor.ChannelPitch >= tensor.Shape.Channels).Sum(i => Math.Abs((double)source[i]));

    /// <summary>Numbers that a float holds exactly.</summary>
    private double[] Draw(int count, double scale = 1) => [.. Enumerable.Range(0, count).Select(_ => (double)(float)(((_random.NextDouble() * 4) - 2) * scale))];

    private double[] DrawTokens(int count, int vocabulary) => [.. Enumerable.Range(0, count).Select(_ => (double)_random.Next(vocabulary))];
}
