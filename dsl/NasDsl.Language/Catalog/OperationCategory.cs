namespace NasDsl.Language.Catalog;

/// <summary>A family of operations; an unnamed alternative within one family is named after it.</summary>
public enum OperationCategory
{
    /// <summary>Convolutions.</summary>
    Convolution,

    /// <summary>Affine maps of vectors.</summary>
    Linear,

    /// <summary>Non-linear functions of single numbers.</summary>
    Activation,

    /// <summary>Normalisations.</summary>
    Normalization,

    /// <summary>Poolings.</summary>
    Pooling,

    /// <summary>What weighs numbers by what other numbers say.</summary>
    Attention,

    /// <summary>What only acts while training.</summary>
    Regularization,

    /// <summary>What moves or joins numbers without changing them.</summary>
    Structure,

    /// <summary>What gives tokens and places their numbers.</summary>
    Embedding,

    /// <summary>What goes along a sequence step by step.</summary>
    Recurrence,

    /// <summary>What is written in C#.</summary>
    Extern,
}
