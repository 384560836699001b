namespace NasDsl.Engine.Operations;

/// <summary>A sum that takes inputs from makers which do not keep them.</summary>
internal interface ISum
{
    /// <summary>Connects the maker that computes an input when it is asked.</summary>
    /// <param name="input">Which.</param>
    /// <param name="summand">The maker.</param>
    void Connect(int input, ISummand summand);
}
