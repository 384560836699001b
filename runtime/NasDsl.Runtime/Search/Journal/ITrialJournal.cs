namespace NasDsl.Search.Journal;

/// <summary>
/// Keeps trials. A search looks for each candidate here before it trains it, and adds what it has trained before its strategy hears of it: a search that was ended somehow goes on
/// with its journal as if it had never been ended.
/// </summary>
public interface ITrialJournal
{
    /// <summary>Finds a trial.</summary>
    /// <param name="id">Its number.</param>
    /// <returns>The trial, or null when it has not been recorded.</returns>
    Trial? Find(int id);

    /// <summary>Records a trial. It is called by one thread at a time; numbers need not come in order.</summary>
    /// <param name="trial">The trial. One of the same number was recorded before only where it had to be measured again, together with others; this one takes its place.</param>
    void Add(Trial trial);
}
