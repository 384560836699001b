namespace NasDsl.Language.Catalog;

/// <summary>The kinds of shapes by their words in the language, with the words for their sizes.</summary>
internal static class ShapeForms
{
    /// <summary>The words of the kinds.</summary>
    public static IReadOnlyList<string> All { get; } = ["image", "signal", "vector"];

    /// <summary>The kind of a shape.</summary>
    /// <param name="shape">The shape.</param>
    /// <returns>Its word.</returns>
    public static string Of(Shape shape) => All[All.Count - shape.Rank];

    /// <summary>The sizes that make a shape of a kind, in their order.</summary>
    /// <param name="form">The kind.</param>
    /// <returns>Their words; none for <c>same</c>.</returns>
    public static IReadOnlyList<string> SizesOf(string form) => form switch
    {
        "image" => ["height", "width", "channels"],
        "signal" => ["length", "channels"],
        "vector" => ["length"],
        _ => [],
    };

    /// <summary>The words that stand for sizes of every one of some kinds.</summary>
    /// <param name="forms">The kinds.</param>
    /// <returns>The words.</returns>
    public static IEnumerable<string> SizesOfAll(IEnumerable<string> forms) => forms
        .Select(form => SizesOf(form).Concat(["channels", "size"]).Distinct())
        .Aggregate((common, sizes) => common.Intersect(sizes));

    /// <summary>A size of a shape. The channels of a vector are its length, and <c>size</c> counts all numbers.</summary>
    /// <param name="word">Its word.</param>
    /// <param name="shape">The shape.</param>
    /// <returns>The size.</returns>
    public static double SizeOf(string word, Shape shape) => word switch
    {
        "height" => shape.Height,
        "width" => shape.Width,
        "length" => shape.Rank == 1 ? shape.Channels : shape.Width,
        "channels" => shape.Channels,
        _ => shape.Size,
    };

    /// <summary>Makes a shape.</summary>
    /// <param name="form">Its kind.</param>
    /// <param name="sizes">Its sizes, in the order of the kind.</param>
    /// <returns>The shape, or null for <c>same</c>.</returns>
    public static Shape? Create(string form, IReadOnlyList<int> sizes) => form switch
    {
        "image" => Shape.Image(sizes[0], sizes[1], sizes[2]),
        "signal" => Shape.Signal(sizes[0], sizes[1]),
        "vector" => Shape.Vector(sizes[0]),
        _ => null,
    };

    /// <summary>Describes kinds in messages.</summary>
    /// <param name="forms">The kinds.</param>
    /// <returns>Such as: an image or a signal.</returns>
    public static string Describe(IEnumerable<string> forms) => string.Join(" or ", forms.Select(form => form == "image" ? "an image" : $"a {form}"));
}
