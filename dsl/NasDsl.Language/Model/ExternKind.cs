namespace NasDsl.Language.Model;

/// <summary>What a piece that is written in C# stands for.</summary>
public enum ExternKind
{
    /// <summary>An operation of networks.</summary>
    Operation,

    /// <summary>A quality of a trained candidate.</summary>
    Metric,

    /// <summary>A source of rows.</summary>
    Data,

    /// <summary>A number to make great or small, of whatever is known about a candidate.</summary>
    Objective,

    /// <summary>A way to propose candidates.</summary>
    Strategy,
}
