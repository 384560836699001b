namespace NasDsl.Language.Catalog.Operations;

/// <summary>Channels that are cut into groups of one size.</summary>
internal static class ChannelGroups
{
    /// <summary>Says why channels cannot be cut.</summary>
    /// <param name="operation">The operation, for the message.</param>
    /// <param name="groups">How many groups there are.</param>
    /// <param name="input">The shape of the input.</param>
    /// <returns>The reason, or null when they can be cut.</returns>
    public static string? Divide(string operation, int groups, Shape input) =>
        input.Channels % groups == 0
            ? null
            : $"'{operation}' in {groups} groups takes channels that {groups} divides, and gets {input}; choose groups that divide the channels";
}
