using NasDsl.Genomes;
using NasDsl.Randomness;
using NasDsl.Tests.Shared;

namespace NasDsl.Runtime.Tests.Genomes;

/// <summary>Spaces that many tests use.</summary>
internal static class Spaces
{
    /// <summary>The architectures of the example.</summary>
    public static Space Digits()
    {
        var model = DigitsModel.Create();
        return new Space(model.Spaces[0], model.Data[0]);
    }

    /// <summary>The example with the genes of its recipe.</summary>
    public static Space DigitsWithRecipe()
    {
        var model = DigitsModel.Create();
        return new Space(model.Spaces[0], model.Data[0], model.Searches[0]);
    }

    public static RandomStream Random(uint item = 0) => new(1, RandomPurpose.User, item);
}
