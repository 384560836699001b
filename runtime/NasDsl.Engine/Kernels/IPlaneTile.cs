namespace NasDsl.Engine.Kernels;

/// <summary>Some rows times some columns of a product of dense matrices, held in registers.</summary>
internal unsafe interface IPlaneTile
{
    /// <summary>How many rows a tile has.</summary>
    static abstract int Rows { get; }

    /// <summary>How many columns a tile has.</summary>
    static abstract int Columns { get; }

    /// <summary>Computes a tile.</summary>
    /// <param name="arguments">The product.</param>
    /// <param name="x">The first number of the tile's rows.</param>
    /// <param name="b">The first number of the tile's columns.</param>
    /// <param name="target">Where the tile goes.</param>
    static abstract void Compute(in PlaneMultiply arguments, float* x, float* b, float* target);
}
