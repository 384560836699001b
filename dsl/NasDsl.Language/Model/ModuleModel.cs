using NasDsl.Language.Text;

namespace NasDsl.Language.Model;

/// <summary>
/// A node of a space after elaboration: every block is written out at each of its uses and every repeat at each of its copies, so that each place has genes of its own.
/// </summary>
public abstract record ModuleModel
{
    private protected ModuleModel()
    {
    }

    /// <summary>Where it was written.</summary>
    public SourceLocation Location { get; init; }
}
