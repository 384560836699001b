using System.Globalization;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;

namespace NasDsl.Search;

/// <summary>When a search ends.</summary>
/// <param name="Trials">How many candidates are tried at most, or null.</param>
/// <param name="Seconds">After how many seconds it ends; infinite when there is no such limit.</param>
/// <param name="Epochs">After how many epochs of training, all candidates together, no other trial is told, or null.</param>
internal sealed record SearchBudget(int? Trials, double Seconds, long? Epochs = null)
{
    /// <summary>Joins what is declared and what the caller asks for.</summary>
    /// <param name="search">The declaration.</param>
    /// <param name="options">The caller's options.</param>
    /// <returns>The budget.</returns>
    /// <exception cref="NasException">The budget leaves nothing to try.</exception>
    public static SearchBudget Create(SearchModel search, SearchOptions options)
    {
        var trials = options.Trials ?? search.Budget.Trials;
        if (trials < 1 || search.Budget.Seconds <= 0)
        {
            var amount = trials < 1
                ? trials.GetValueOrDefault().ToString(CultureInfo.InvariantCulture) + " trials"
                : NumberText.Format(search.Budget.Seconds.GetValueOrDefault()) + " s";
            throw NasException.Of(DiagnosticCatalog.BudgetEmpty, search.Budget.Location, search.Name, amount);
        }

        return new SearchBudget(trials, search.Budget.Seconds ?? double.PositiveInfinity, search.Budget.Epochs);
    }
}
