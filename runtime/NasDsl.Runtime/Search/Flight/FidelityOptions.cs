using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Search.Evaluation;

namespace NasDsl.Search.Flight;

/// <summary>Reads the options of a fidelity.</summary>
/// <param name="fidelity">The declaration.</param>
internal sealed class FidelityOptions(FidelityModel fidelity) : ProcedureOptions(fidelity.Kind, fidelity.Options, FidelityCatalog.Find(fidelity.Kind))
{
    /// <summary>What there is less of at the lower rungs.</summary>
    public RungAxis Over => Word("over") switch
    {
        "rows" => RungAxis.Rows,
        "resolution" => RungAxis.Resolution,
        _ => RungAxis.Epochs,
    };
}
