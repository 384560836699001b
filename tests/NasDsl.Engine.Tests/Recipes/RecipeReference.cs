using System.Text.Json;

namespace NasDsl.Engine.Tests.Recipes;

/// <summary>What PyTorch computes of losses, schedules and recipes; written by Reference/make_recipe_reference.py.</summary>
internal sealed class RecipeReference
{
    /// <summary>The file.</summary>
    public static RecipeReference Instance { get; } = Read();

    /// <summary>Losses by their names.</summary>
    public required IReadOnlyDictionary<string, LossCase> Losses { get; init; }

    /// <summary>The learning rate of each step, by the name of the schedule.</summary>
    public required IReadOnlyDictionary<string, double[]> Schedules { get; init; }

    /// <summary>Ten losses of a network, by the name of the recipe.</summary>
    public required IReadOnlyDictionary<string, TrainingCase> Trainings { get; init; }

    private static RecipeReference Read() =>
        JsonSerializer.Deserialize<RecipeReference>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "recipes.json")), JsonSerializerOptions.Web)
        ?? throw new FormatException();

    /// <summary>A loss and its gradient.</summary>
    internal sealed record LossCase(int Size, float[] Outputs, float[] Targets, double Loss, double[] Gradient);

    /// <summary>A network and the losses of its steps.</summary>
    internal sealed record TrainingCase(string Network, double[] Losses);
}
