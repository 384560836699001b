namespace NasDsl.Language.Catalog;

/// <summary>What a shape rule answers: the shape of the output, or why there is none.</summary>
public readonly record struct ShapeResult
{
    private ShapeResult(Shape shape, string? error)
    {
        Shape = shape;
        Error = error;
    }

    /// <summary>The shape of the output, when there is one.</summary>
    public Shape Shape { get; }

    /// <summary>Why the operation cannot take these inputs, in the user's words and with what would help; null when it can.</summary>
    public string? Error { get; }

    /// <summary>The operation gives a shape.</summary>
    /// <param name="shape">The shape.</param>
    public static implicit operator ShapeResult(Shape shape) => new(shape, null);

    /// <summary>The operation cannot take its inputs.</summary>
    /// <param name="error">Why, and what would help.</param>
    /// <returns>The result.</returns>
    public static ShapeResult Fail(string error) => new(default, error);
}
