namespace NasDsl.Language.Catalog;

/// <summary>The rules that change weights after each step of training.</summary>
public static class OptimizerCatalog
{
    /// <summary>Every optimiser.</summary>
    public static IReadOnlyList<ProcedureDefinition> All { get; } =
    [
        new("sgd", "Stochastic gradient descent with momentum.", new EquatableArray<ParameterDefinition>(
        [
            Rate(0.1),
            ParameterDefinition.Real("momentum", 0.9, 0, 0.9999, "The share of the last velocity that stays."),
            ParameterDefinition.Boolean("nesterov", false, "Whether the gradient is taken ahead."),
            Decay(0),
        ])),
        new("adam", "Adam (Kingma and Ba, 2015).", new EquatableArray<ParameterDefinition>(Adam(0))),
        new("adamw", "Adam with decoupled weight decay (Loshchilov and Hutter, 2019).", new EquatableArray<ParameterDefinition>(Adam(0.01))),
        new("rmsprop", "Gradients over the root of the mean of their squares (Tieleman and Hinton, 2012).", new EquatableArray<ParameterDefinition>(
        [
            Rate(0.01),
            ParameterDefinition.Real("alpha", 0.99, 0, 0.999999, "The decay of the mean of squared gradients."),
            Epsilon(),
            ParameterDefinition.Real("momentum", 0, 0, 0.9999, "The share of the last velocity that stays."),
            Decay(0),
        ])),
    ];

    /// <summary>Finds an optimiser.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The optimiser, or null.</returns>
    public static ProcedureDefinition? Find(string name) => All.FirstOrDefault(row => row.Name == name);

    private static ParameterDefinition[] Adam(double decay) =>
    [
        Rate(1e-3),
        ParameterDefinition.Real("beta1", 0.9, 0, 0.999999, "The decay of the mean of gradients."),
        ParameterDefinition.Real("beta2", 0.999, 0, 0.999999, "The decay of the mean of squared gradients."),
        Epsilon(),
        Decay(decay),
    ];

    private static ParameterDefinition Epsilon() =>
        ParameterDefinition.Real("epsilon", 1e-8, 1e-12, 1, "What is added to the root of the mean of squares.");

    private static ParameterDefinition Rate(double byDefault) =>
        ParameterDefinition.Real("lr", byDefault, 1e-12, 100, "The learning rate before the schedule.");

    private static ParameterDefinition Decay(double byDefault) =>
        ParameterDefinition.Real("decay", byDefault, 0, 10, "The share of each weight that is taken away, relative to the learning rate.");
}
