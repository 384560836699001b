using NasDsl.Language.Diagnostics;
using NasDsl.Language.Syntax;

namespace NasDsl.Language.Binding;

/// <summary>Finds blocks that contain themselves, which could never be written out.</summary>
internal sealed class BlockCycles
{
    private readonly DeclaredNames _declared;
    private readonly DiagnosticBag _diagnostics;
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);
    private readonly HashSet<string> _cyclic = new(StringComparer.Ordinal);
    private readonly List<string> _path = [];

    private BlockCycles(DeclaredNames declared, DiagnosticBag diagnostics)
    {
        _declared = declared;
        _diagnostics = diagnostics;
    }

    /// <summary>Reports every cycle once.</summary>
    /// <param name="declared">All declarations.</param>
    /// <param name="diagnostics">Where messages go.</param>
    /// <returns>The names of the blocks that lie on a cycle.</returns>
    public static HashSet<string> Find(DeclaredNames declared, DiagnosticBag diagnostics)
    {
        var cycles = new BlockCycles(declared, diagnostics);
        foreach (var block in declared.All<BlockSyntax>())
        {
            cycles.Visit(block, 0);
        }

        return cycles._cyclic;
    }

    private void Visit(BlockSyntax block, int depth)
    {
        var name = block.Name.Text;
        var at = _path.IndexOf(name);
        if (at >= 0)
        {
            var cycle = _path.Skip(at).ToArray();
            if (!cycle.All(_cyclic.Contains))
            {
                _diagnostics.Add(DiagnosticCatalog.RecursiveBlock, block.Name.Location, name, string.Join(" -> ", cycle.Concat([name])));
            }

            _cyclic.UnionWith(cycle);
            return;
        }

        if (_done.Contains(name) || depth > SpaceBinder.MaximumDepth)
        {
            return;
        }

        _path.Add(name);
        foreach (var used in ModuleWalker.Uses(block.Body).Select(use => _declared.Find(use.Name.Text)).OfType<BlockSyntax>())
        {
            Visit(used, depth + 1);
        }

        _path.RemoveAt(_path.Count - 1);
        _done.Add(name);
    }
}
