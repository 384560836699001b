using NasDsl.Engines;
using NasDsl.Externs;
using NasDsl.Genomes;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Search.Evaluation;

namespace NasDsl.Search;

/// <summary>A search with the space and the data that it names.</summary>
/// <param name="Model">The declaration.</param>
/// <param name="Space">Its space, with the genes of its recipe.</param>
/// <param name="Data">The data of the space.</param>
public sealed record SearchDefinition(SearchModel Model, Space Space, DataModel Data)
{
    /// <summary>The program that declares it, in canonical layout; empty where it was not made of a program.</summary>
    public string Program { get; init; } = "";

    /// <summary>How a candidate is trained: the recipe of the search, with the recipe genes of the candidate.</summary>
    /// <param name="genome">A genome of <see cref="Space"/>.</param>
    /// <returns>The recipe.</returns>
    /// <exception cref="NasException">A procedure is not one that this version runs.</exception>
    public TrainingRecipe RecipeOf(Genome genome)
    {
        ArgumentNullException.ThrowIfNull(genome);
        return RecipeBuilder.Build(Model.Recipe, Model.Recipe.Epochs, genome);
    }

    /// <summary>Finds what a search names. Costs of declared devices are written out as arithmetic over macs and memory.</summary>
    /// <param name="model">The program.</param>
    /// <param name="search">One of its searches.</param>
    /// <param name="externs">The code behind extern declarations, or null for none.</param>
    /// <returns>The search with its space and data.</returns>
    public static SearchDefinition Create(NasModel model, SearchModel search, ExternLibrary? externs = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(search);
        var space = model.Spaces.First(candidate => candidate.Name == search.Space);
        var data = model.Data.First(candidate => candidate.Name == space.Data);
        return new SearchDefinition(DeviceCost.Expand(search, model.Devices), new Space(DeviceCost.Expand(space, model.Devices), data, search, externs, model.Devices), data)
        {
            Program = model.CanonicalText,
        };
    }
}
