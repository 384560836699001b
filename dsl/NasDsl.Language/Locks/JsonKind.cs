namespace NasDsl.Language.Locks;

/// <summary>What a piece of JSON is.</summary>
internal enum JsonKind
{
    /// <summary><c>{ }</c></summary>
    Object,

    /// <summary><c>[ ]</c></summary>
    Array,

    /// <summary><c>"text"</c></summary>
    Text,

    /// <summary><c>12.5</c></summary>
    Number,
}
