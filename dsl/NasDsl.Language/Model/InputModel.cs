using NasDsl.Language.Catalog;
using NasDsl.Language.Text;

namespace NasDsl.Language.Model;

/// <summary><c>input pixels: columns 0..63 as image(8, 8, 1) / 16;</c></summary>
/// <param name="Name">Its name.</param>
/// <param name="FirstColumn">The first column, from 0.</param>
/// <param name="LastColumn">The last column, from 0.</param>
/// <param name="Shape">The shape that the columns are read as, row by row, channels innermost.</param>
/// <param name="Divisor">What every number is divided by.</param>
/// <param name="Location">Where it was written.</param>
public sealed record InputModel(
    string Name,
    int FirstColumn,
    int LastColumn,
    Shape Shape,
    double Divisor,
    SourceLocation Location);
