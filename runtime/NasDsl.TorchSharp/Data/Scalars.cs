using TorchSharp;

namespace NasDsl.TorchSharp.Data;

/// <summary>
/// Numbers that operations take. TorchSharp frees a number that nobody holds any more when the garbage collector comes to it, even while an operation reads it, which then reads something else. So those that
/// steps need are held here, or by what needs them; and what adds a tensor says how many times, since TorchSharp else makes a number for it.
/// </summary>
internal static class Scalars
{
    /// <summary>0.</summary>
    public static readonly Scalar Zero = 0;

    /// <summary>1.</summary>
    public static readonly Scalar One = 1;

    /// <summary>-1.</summary>
    public static readonly Scalar MinusOne = -1;
}
