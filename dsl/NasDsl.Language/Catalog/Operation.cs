using NasDsl.Language.Model;

namespace NasDsl.Language.Catalog;

/// <summary>
/// One row of the catalogue of operations: its parameters, its shape rule, its cost rule and its algebraic facts. Each engine has one kernel for each row.
/// </summary>
public abstract class Operation
{
    /// <summary>Its name in the language.</summary>
    public abstract string Name { get; }

    /// <summary>The family it belongs to.</summary>
    public abstract OperationCategory Category { get; }

    /// <summary>What it computes, in one sentence.</summary>
    public abstract string Summary { get; }

    /// <summary>Its parameters, in the order in which arguments without a name are taken.</summary>
    public virtual IReadOnlyList<ParameterDefinition> Parameters => [];

    /// <summary>The least number of inputs.</summary>
    public virtual int MinimumInputs => 1;

    /// <summary>The greatest number of inputs.</summary>
    public virtual int MaximumInputs => 1;

    /// <summary>Whether it has trainable numbers.</summary>
    public virtual bool HasWeights => false;

    /// <summary>Whether it makes a stack of affine maps more than one affine map.</summary>
    public virtual bool IsNonlinear => Category is OperationCategory.Activation;

    /// <summary>Whether its output is zeros whatever its input is: a sum leaves it out.</summary>
    public virtual bool IsZero => false;

    /// <summary>Whether it changes nothing with some arguments on some inputs: see <see cref="IsIdentity"/>.</summary>
    public virtual bool CanVanish => false;

    /// <summary>Whether it takes tokens. All others take numbers.</summary>
    public virtual bool TakesTokens => false;

    /// <summary>Whether it goes along a sequence step by step, and remembers the steps before.</summary>
    public virtual bool IsRecurrent => false;

    /// <summary>Whether its shape rule takes some numbers of channels and not others, so that a proof has to look at each.</summary>
    /// <param name="constantOf">The value of a parameter, or null where it is a choice.</param>
    /// <returns>True when it does.</returns>
    public virtual bool RestrictsChannels(Func<string, Value?> constantOf) => false;

    /// <summary>
    /// The parameter that sets how many channels the output has, where the first of many channels are what fewer would be: a network that holds all candidates computes the widest output alone. Null
    /// where there is no such parameter.
    /// </summary>
    public virtual string? WidthParameter => Parameters.FirstOrDefault(parameter => parameter.Name is "filters" or "units")?.Name;

    /// <summary>Whether users can write it, or only the compiler places it (the sum of a residual).</summary>
    public virtual bool IsWritable => true;

    /// <summary>The shape of the output: by the shape rule, and tokens go nowhere else than where they are taken.</summary>
    /// <param name="inputs">The shapes of the inputs.</param>
    /// <param name="arguments">The value of every parameter.</param>
    /// <returns>The shape of the output, or why there is none.</returns>
    public ShapeResult ShapeOf(IReadOnlyList<Shape> inputs, OperationArguments arguments) =>
        !TakesTokens && inputs.Any(shape => shape.IsTokens)
            ? ShapeResult.Fail($"'{Name}' takes numbers, and gets {inputs.First(shape => shape.IsTokens)}; put embedding before it")
            : InferShape(inputs, arguments);

    /// <summary>The shape rule. Whoever asks for a shape calls <see cref="ShapeOf"/>.</summary>
    /// <param name="inputs">The shapes of the inputs.</param>
    /// <param name="arguments">The value of every parameter.</param>
    /// <returns>The shape of the output, or why there is none.</returns>
    public abstract ShapeResult InferShape(IReadOnlyList<Shape> inputs, OperationArguments arguments);

    /// <summary>The cost rule.</summary>
    /// <param name="inputs">The shapes of the inputs, which the shape rule accepts.</param>
    /// <param name="output">The shape that the shape rule gives.</param>
    /// <param name="arguments">The value of every parameter.</param>
    /// <returns>The cost for one sample.</returns>
    public abstract OperationCost Cost(IReadOnlyList<Shape> inputs, Shape output, OperationArguments arguments);

    /// <summary>The memory rule. Engines keep to it: what their plans take beyond it is padding, and what they lay out for speed.</summary>
    /// <param name="input">The shape of the first input.</param>
    /// <param name="output">The shape that the shape rule gives.</param>
    /// <param name="arguments">The value of every parameter.</param>
    /// <returns>What it needs beside its weights for one sample, when a network answers.</returns>
    public virtual OperationMemory Memory(Shape input, Shape output, OperationArguments arguments) => OperationMemory.Apart;

    /// <summary>Whether it changes nothing with these arguments on this input, so that it is left out of the canonical form.</summary>
    /// <param name="input">The shape of the only input.</param>
    /// <param name="arguments">The value of every parameter.</param>
    /// <returns>True for an identity.</returns>
    public virtual bool IsIdentity(Shape input, OperationArguments arguments) => false;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
