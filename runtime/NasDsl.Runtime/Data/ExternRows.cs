using NasDsl.Externs;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;

namespace NasDsl.Data;

/// <summary>Rows that come from code of the user's.</summary>
internal static class ExternRows
{
    /// <summary>Reads the rows.</summary>
    /// <param name="data">The declaration.</param>
    /// <param name="baseDirectory">The directory that relative paths start from.</param>
    /// <param name="externs">The user's code.</param>
    /// <returns>The rows, as the code gives them.</returns>
    /// <exception cref="NasException">The code is not there, or it fails.</exception>
    public static IEnumerable<IDataRow> Read(DataModel data, string baseDirectory, ExternLibrary externs)
    {
        var name = data.Source.Path;
        var read = externs.FindData(name) ?? throw NasException.Of(DiagnosticCatalog.ExternMissing, data.Source.Location, name, data.Name);
        IEnumerator<double[]>? rows = null;
        try
        {
            rows = Call(data, () => read(baseDirectory).GetEnumerator());
            for (var index = 0; Call(data, rows.MoveNext); index++)
            {
                yield return new NumberRow(name, index, Call(data, () => rows.Current));
            }
        }
        finally
        {
            rows?.Dispose();
        }
    }

    private static T Call<T>(DataModel data, Func<T> action)
        where T : notnull
    {
        try
        {
            return action() ?? throw new InvalidOperationException("It gives null.");
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            throw NasException.Of(DiagnosticCatalog.ExternDataFailed, data.Source.Location, data.Name, ExternException.Of(data.Source.Path, failure).Message.TrimEnd('.'));
        }
    }
}
