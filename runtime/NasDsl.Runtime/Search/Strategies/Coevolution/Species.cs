namespace NasDsl.Search.Strategies.Coevolution;

/// <summary>A species of a population.</summary>
/// <param name="id">Its number, which pointers of blueprints hold; never given again.</param>
/// <param name="representative">The values that its members are near to.</param>
/// <param name="born">The generation in which it appeared.</param>
internal sealed class Species(int id, double[] representative, int born)
{
    /// <summary>Its number.</summary>
    public int Id { get; } = id;

    /// <summary>The values that its members are near to.</summary>
    public double[] Representative { get; set; } = representative;

    /// <summary>The generation in which it appeared.</summary>
    public int Born { get; } = born;
}
