using NasDsl.Language.Text;

namespace NasDsl.Language.Model;

/// <summary>What a network may run on: <c>device Wearable { clock 64 MHz; ram 256 KB; flash 1 MB; energy 20 pJ per mac, 5 pJ per byte; }</c></summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Where its costs come from. Only a declared device has any of the numbers.</param>
/// <param name="Table">The path of the measured table, relative to the <c>.nas</c> file, else null.</param>
/// <param name="Clock">Cycles per second, or null when not given.</param>
/// <param name="Ram">Bytes of working memory, or null when not given.</param>
/// <param name="Flash">Bytes of permanent memory, or null when not given.</param>
/// <param name="JoulesPerMac">The energy of a multiply-accumulate, or null when no energy is given.</param>
/// <param name="JoulesPerByte">The energy of a byte of memory that a network takes, or null when no energy is given.</param>
/// <param name="Documentation">Its doc comment, or null.</param>
/// <param name="Location">Where its name was written.</param>
public sealed record DeviceModel(
    string Name,
    DeviceKind Kind,
    string? Table,
    double? Clock,
    double? Ram,
    double? Flash,
    double? JoulesPerMac,
    double? JoulesPerByte,
    string? Documentation,
    SourceLocation Location);
