using NasDsl.Language.Analysis;
using NasDsl.Language.Model;

namespace NasDsl.Language.Generation;

/// <summary>
/// Tells whether what the edges of cells write can be taken apart again: every edge ends in an operation that stands nowhere else in an edge. Then values can be told apart by how many edges and
/// merges lie between them, of which there are far fewer than letters.
/// </summary>
internal static class EdgeWords
{
    /// <summary>Whether all edges of all cells of a space can be told apart in what they write.</summary>
    /// <param name="root">The body of the space.</param>
    /// <returns>False when they perhaps cannot.</returns>
    public static bool AreSeparable(ModuleModel root)
    {
        var last = new HashSet<string>();
        var inner = new HashSet<string>();
        foreach (var edge in ModuleTree.All(root).Where(CellWalk.CanBeNeededFor).SelectMany(ModuleTree.Inside))
        {
            if (ModuleTree.All(edge).Any(module => module is ResidualModule or ParallelModule or DagModule))
            {
                return false;
            }

            Read(edge, true, last, inner);
        }

        return !last.Overlaps(inner);
    }

    // "ends" says that nothing may come behind the module. Gives whether the module can write nothing.
    private static bool Read(ModuleModel module, bool ends, HashSet<string> last, HashSet<string> inner)
    {
        switch (module)
        {
            case OperationModule operation:
                _ = operation.Operation == "identity" || (ends ? last : inner).Add(operation.Operation);
                return operation.Definition.CanVanish;
            case OptionalModule optional:
                Read(optional.Body, ends, last, inner);
                return true;
            case AlternativeModule alternative:
                return alternative.Branches.Select(branch => Read(branch, ends, last, inner)).ToArray().Any(canBeEmpty => canBeEmpty);
            case RepeatModule { Gene: not null } repeat:
                foreach (var copy in repeat.Copies)
                {
                    Read(copy, ends, last, inner);
                    Read(copy, false, last, inner);
                }

                return true;
            default:
                var isBehind = false;
                var canBeBehind = false;
                foreach (var item in ModuleTree.Inside(module).Reverse())
                {
                    var canBeEmpty = Read(item, ends && !isBehind, last, inner);
                    if (canBeBehind)
                    {
                        Read(item, false, last, inner);
                    }

                    canBeBehind = true;
                    isBehind |= !canBeEmpty;
                }

                return !isBehind;
        }
    }
}
