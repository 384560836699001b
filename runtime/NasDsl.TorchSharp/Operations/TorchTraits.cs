namespace NasDsl.TorchSharp.Operations;

/// <summary>What is known of how an operation computes.</summary>
[Flags]
internal enum TorchTraits
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Networks of several members can have it: each member gets what it would get alone.</summary>
    Groups = 1,

    /// <summary>It computes with single precision whatever the others do, since its sums need it.</summary>
    SinglePrecision = 2,
}
