namespace NasDsl.Language.Parsing;

/// <summary>What a body belongs to: it decides what may stand in it.</summary>
internal enum BodyKind
{
    /// <summary>A space: one chain, lets and requirements.</summary>
    Space,

    /// <summary>A block: one chain and lets.</summary>
    Block,

    /// <summary>A repeat or a residual: one chain and lets.</summary>
    Inner,

    /// <summary>A parallel or a dag: chains one after another, and lets.</summary>
    Branches,
}
