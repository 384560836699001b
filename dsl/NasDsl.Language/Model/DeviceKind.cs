namespace NasDsl.Language.Model;

/// <summary>Where the costs of a device come from.</summary>
public enum DeviceKind
{
    /// <summary>From what the declaration says of the device.</summary>
    Declared,

    /// <summary>From measurements on the machine that runs the search.</summary>
    Local,

    /// <summary>From a table of measured latencies of operations.</summary>
    Table,
}
