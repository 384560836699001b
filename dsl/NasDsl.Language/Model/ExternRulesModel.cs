namespace NasDsl.Language.Model;

/// <summary>What the compiler has to know of an operation that is written in C#. All values are computed from its parameters and the sizes of its input.</summary>
/// <param name="Takes">The kinds of input: <c>image</c>, <c>signal</c>, <c>vector</c>.</param>
/// <param name="Form">The kind of output, or <c>same</c> for the shape of the input.</param>
/// <param name="Sizes">The sizes of the output in the order of its kind; none for <c>same</c>.</param>
/// <param name="Weights">The trainable numbers.</param>
/// <param name="Macs">Multiply-accumulates for one sample, or null for none.</param>
/// <param name="Flops">Floating-point operations for one sample, or null for two for each multiply-accumulate.</param>
/// <param name="IsNonlinear">Whether it makes more of a stack of affine maps than one affine map.</param>
/// <param name="Requirements">What its parameters and its input must fulfil.</param>
public sealed record ExternRulesModel(
    EquatableArray<string> Takes,
    string Form,
    EquatableArray<Expression> Sizes,
    EquatableArray<ExternWeightModel> Weights,
    Expression? Macs,
    Expression? Flops,
    bool IsNonlinear,
    EquatableArray<RequirementModel> Requirements);
