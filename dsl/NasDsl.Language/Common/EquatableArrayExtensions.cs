namespace NasDsl.Language;

/// <summary>Builds <see cref="EquatableArray{T}"/> at the end of a query.</summary>
public static class EquatableArrayExtensions
{
    /// <summary>Copies a sequence into an immutable list with value equality.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="items">The items, in order.</param>
    /// <returns>The list.</returns>
    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items)
        where T : IEquatable<T> => new(items);
}
