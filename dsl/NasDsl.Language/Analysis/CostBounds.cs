using NasDsl.Language.Model;

namespace NasDsl.Language.Analysis;

/// <summary>Finds the least and the greatest costs of a space, each with an architecture that has it.</summary>
internal static class CostBounds
{
    /// <summary>Finds the bounds of one cost.</summary>
    /// <param name="walks">Walks over the space.</param>
    /// <param name="kind">The cost.</param>
    /// <returns>The least and the greatest, or null when that is unknown or nothing is well-shaped.</returns>
    public static CostRange? Find(SpaceWalks walks, CostKind kind) =>
        Extreme(walks, kind, true) is { } least && Extreme(walks, kind, false) is { } greatest
            && least.Cost.Of(kind) is { } minimum && greatest.Cost.Of(kind) is { } maximum
            ? new CostRange(minimum, maximum, !walks.IsThinned || !ModuleFacts.HasResidual(walks.Space.Root))
            : null;

    /// <summary>Finds an architecture with the least or the greatest of one cost.</summary>
    /// <param name="walks">Walks over the space.</param>
    /// <param name="kind">The cost.</param>
    /// <param name="isLeast">Whether the least is sought.</param>
    /// <returns>A way through the space, or null when that is unknown or nothing is well-shaped.</returns>
    public static Label? Extreme(SpaceWalks walks, CostKind kind, bool isLeast)
    {
        if (walks.IsSampled)
        {
            return null;
        }

        try
        {
            var aims = Dimensions(kind).Select(dimension => new Aim(dimension, isLeast)).ToArray();
            var outcome = walks.Walk(walks.Root, new Assignment(walks.Space.Genes), new WorkMeter(SpaceWalks.StepsPerWalk), aims);
            var sound = walks.Sound(outcome);
            return isLeast
                ? sound.OrderBy(label => label.Cost.Of(kind)).FirstOrDefault()
                : sound.OrderByDescending(label => label.Cost.Of(kind)).FirstOrDefault();
        }
        catch (WorkLimitException)
        {
            return null;
        }
    }

    /// <summary>The properties of partial architectures that a cost is made of.</summary>
    /// <param name="kind">The cost.</param>
    /// <returns>Its properties; none for a cost that depends on a device.</returns>
    public static IReadOnlyList<Dimension> Dimensions(CostKind kind) => kind switch
    {
        CostKind.Params => [Dimension.Params],
        CostKind.Macs => [Dimension.Macs],
        CostKind.Flops => [Dimension.Flops],
        CostKind.Memory => [Dimension.Params, Dimension.Peak],
        CostKind.Length => [Dimension.Length],
        CostKind.Depth => [Dimension.Depth],
        _ => [],
    };
}
