namespace NasDsl.Engine.Kernels;

/// <summary>Tiles of images between their own layout (batch x height x width x channels) and planes (tiles x channels), one for each pair of points.</summary>
internal unsafe struct WinogradTiles
{
    /// <summary>The images.</summary>
    public float* Image;

    /// <summary>The offset of the first cell of each tile into the images.</summary>
    public int* Offsets;

    /// <summary>How many tiles there are.</summary>
    public int Count;

    /// <summary>Rows of the output in each tile: 4 or 2.</summary>
    public int Height;

    /// <summary>Columns of the output in each tile: 4 or 2.</summary>
    public int Width;

    /// <summary>Floats from one row of an image to the next.</summary>
    public nint RowPitch;

    /// <summary>Floats of one cell, in images and planes.</summary>
    public int Channels;

    /// <summary>The planes: six for each point of the rows, in the order of <see cref="WinogradPoints"/>.</summary>
    public float* Planes;

    /// <summary>Floats from one plane to the next.</summary>
    public nint PlanePitch;
}
