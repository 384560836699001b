using NasDsl.Generator.Views;

namespace NasDsl.Generator.Emit;

/// <summary>Writes the class of an operation, with the methods that the user completes: without them the project does not compile.</summary>
internal static class ExternOperationEmitter
{
    private const string Interface = "global::NasDsl.Externs.IExternOperation";
    private const string Read = "global::System.ReadOnlySpan<float>";
    private const string Write = "global::System.Span<float>";
    private const string Random = "global::NasDsl.Randomness.RandomStream";

    /// <summary>Writes the class.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="view">The declaration.</param>
    public static void Emit(CodeWriter code, ExternView view)
    {
        var type = CSharpNames.EscapeType(view.Name);
        DocComment.Summary(code, view.Summary);
        DocComment.Remarks(
            code,
            [
                "There is one object for each place of each network that is trained, and one thread works with it at a time. Each call is for one sample.",
                "Numbers lie as rows, columns, channels: channels are innermost. An exception fails the candidate.",
            ]);
        code.Line(CodeContext.GeneratedCode);
        code.Open($"public sealed partial class {type} : {Interface}");
        Constructor(code, view, type);
        foreach (var weight in view.Weights)
        {
            DocComment.Summary(code, $"Draws fresh numbers for the weights {weight.Weight}.");
            DocComment.Parameter(code, "values", "The numbers, all 0.");
            DocComment.Parameter(code, "random", "Where randomness comes from.");
            code.Line($"private partial void {weight.Method}({Write} values, {Random} random);");
            code.Blank();
        }

        DocComment.Summary(code, "Computes the output of one sample.");
        DocComment.Parameter(code, "input", "The input.");
        Weights(code, view);
        DocComment.Parameter(code, "output", "Where the output goes; all 0 before.");
        Signature(code, "private partial void Forward", [$"{Read} input", .. view.Weights.Select(weight => $"{Read} {weight.Name}"), $"{Write} output"], ";");
        code.Blank();
        DocComment.Summary(code, "Computes the gradients of one sample.");
        DocComment.Parameter(code, "input", "The input, as Forward got it.");
        DocComment.Parameter(code, "output", "The output, as Forward gave it.");
        DocComment.Parameter(code, "outputGradient", "The gradient of the loss with respect to the output.");
        Weights(code, view);
        DocComment.Parameter(code, "inputGradient", "Where the gradient with respect to the input goes; all 0 before.");
        foreach (var weight in view.Weights)
        {
            DocComment.Parameter(code, weight.Gradient, $"Where the gradient with respect to the weights {weight.Weight} is added to those of other samples.");
        }

        Signature(
            code,
            "private partial void Backward",
            [
                $"{Read} input", $"{Read} output", $"{Read} outputGradient",
                .. view.Weights.Select(weight => $"{Read} {weight.Name}"),
                $"{Write} inputGradient",
                .. view.Weights.Select(weight => $"{Write} {weight.Gradient}"),
            ],
            ";");
        code.Blank();
        Implementation(code, view);
        code.Close();
    }

    private static void Constructor(CodeWriter code, ExternView view, string type)
    {
        code.Open($"internal {type}(global::NasDsl.Externs.ExternNode node)");
        code.Line("Node = node;");
        foreach (var parameter in view.Parameters)
        {
            code.Line($"{parameter.Name} = node.Arguments.{(parameter.IsTruth ? "Flag" : "Real")}({Literal.Of(parameter.Parameter)});");
        }

        code.Close();
        DocComment.Summary(code, "The place of the network, with the shapes of its input and its output.");
        code.Line("public global::NasDsl.Externs.ExternNode Node { get; }");
        code.Blank();
        foreach (var parameter in view.Parameters)
        {
            DocComment.Summary(code, parameter.Summary);
            code.Line($"public {(parameter.IsTruth ? "bool" : "double")} {parameter.Name} {{ get; }}");
            code.Blank();
        }
    }

    private static void Weights(CodeWriter code, ExternView view)
    {
        foreach (var weight in view.Weights)
        {
            DocComment.Parameter(code, weight.Name, $"The weights {weight.Weight}.");
        }
    }

    // The engine's view: all weights one after another.
    private static void Implementation(CodeWriter code, ExternView view)
    {
        code.Open($"void {Interface}.Initialize(int weight, {Write} values, {Random} random)");
        for (var i = 0; i < view.Weights.Count; i++)
        {
            code.Open($"if (weight == {i})");
            code.Line($"{view.Weights[i].Method}(values, random);");
            code.Close();
        }

        code.Close();
        Signature(code, $"void {Interface}.Forward", [$"{Read} input", $"{Read} weights", $"{Write} output"], "");
        code.OpenBrace();
        Signature(code, "Forward", ["input", .. Slices(view, "weights"), "output"], ";");
        code.Close();
        Signature(
            code,
            $"void {Interface}.Backward",
            [$"{Read} input", $"{Read} output", $"{Read} outputGradient", $"{Read} weights", $"{Write} inputGradient", $"{Write} weightGradients"],
            "");
        code.OpenBrace();
        Signature(code, "Backward", ["input", "output", "outputGradient", .. Slices(view, "weights"), "inputGradient", .. Slices(view, "weightGradients")], ";");
        code.Close();
    }

    private static IEnumerable<string> Slices(ExternView view, string all) => Enumerable.Range(0, view.Weights.Count).Select(i =>
        $"{all}.Slice({(i == 0 ? "0" : string.Join(" + ", Enumerable.Range(0, i).Select(before => $"Node.WeightCounts[{before}]")))}, Node.WeightCounts[{i}])");

    private static void Signature(CodeWriter code, string head, IReadOnlyList<string> parameters, string tail)
    {
        code.Line(head + "(");
        code.Indented(() =>
        {
            for (var i = 0; i < parameters.Count; i++)
            {
                code.Line(parameters[i] + (i == parameters.Count - 1 ? ")" + tail : ","));
            }
        });
    }
}
