using NasDsl.Language.Text;

namespace NasDsl.Data;

/// <summary>One row of a source of data, whatever its format.</summary>
internal interface IDataRow
{
    /// <summary>How many columns it has.</summary>
    int Columns { get; }

    /// <summary>The number in a column, or null when what is there is no number.</summary>
    /// <param name="column">The column, from 0.</param>
    double? Number(int column);

    /// <summary>What is in a column, for messages.</summary>
    /// <param name="column">The column, from 0.</param>
    string Text(int column);

    /// <summary>Where a column stands.</summary>
    /// <param name="column">The column, from 0; one more than the last for the end of the row.</param>
    SourceLocation Locate(int column);
}
