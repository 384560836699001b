using NasDsl.Language.Model;

namespace NasDsl.Language.Analysis;

/// <summary>
/// A module at its place in the tree of a space, with what the analysis needs to know about its genes. A gene that is used at several places is decided at the innermost place that
/// holds all of them; below it, the places are independent of each other.
/// </summary>
/// <param name="id">Its number, in order of writing.</param>
/// <param name="module">The module.</param>
/// <param name="own">The genes that the module itself asks for: arguments, branch, presence, number of copies.</param>
/// <param name="children">The places inside it, in order.</param>
internal sealed class Place(int id, ModuleModel module, IReadOnlyList<int> own, IReadOnlyList<Place> children)
{
    /// <summary>Its number, in order of writing; the same in every tree of the same space.</summary>
    public int Id { get; } = id;

    /// <summary>The module.</summary>
    public ModuleModel Module { get; } = module;

    /// <summary>The genes that the module itself asks for.</summary>
    public IReadOnlyList<int> Own { get; } = own;

    /// <summary>The places inside it, in order.</summary>
    public IReadOnlyList<Place> Children { get; } = children;

    /// <summary>The genes that are decided before anything inside is looked at, deciding ones first.</summary>
    public IReadOnlyList<int> Shared { get; set; } = [];

    /// <summary>The genes inside that are decided further out: what the outcome depends on besides the input.</summary>
    public IReadOnlyList<int> External { get; set; } = [];

    /// <summary>Finds a place by its number.</summary>
    /// <param name="id">The number of this place or of one inside it.</param>
    /// <returns>The place.</returns>
    public Place Find(int id)
    {
        // Numbers rise in order of writing, so that the last place which does not begin behind the one that is sought holds it.
        var place = this;
        while (place.Id != id)
        {
            place = place.Children.Last(child => child.Id <= id);
        }

        return place;
    }
}
