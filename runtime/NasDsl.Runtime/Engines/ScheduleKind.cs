namespace NasDsl.Engines;

/// <summary>How the learning rate changes over the steps of all epochs.</summary>
public enum ScheduleKind
{
    /// <summary>It does not.</summary>
    Constant,

    /// <summary>It falls from its full value to 0 along half a cosine (Loshchilov and Hutter, 2017, without restarts).</summary>
    Cosine,
}
