namespace NasDsl.Language.Model;

/// <summary>What a network answers.</summary>
public enum TargetKind
{
    /// <summary>One of several classes, numbered from 0: the network has one output for each.</summary>
    Class,

    /// <summary>A number, or several: the network has one output for each.</summary>
    Number,
}
