namespace NasDsl.Engine.Kernels;

/// <summary>Tiles of images between their own layout (batch x height x width x channels) and planes (16 x tiles x channels), one for each place of a 4 x 4 patch.</summary>
internal unsafe struct WinogradTiles
{
    /// <summary>The images.</summary>
    public float* Image;

    /// <summary>The offset of the first cell of each tile into the images.</summary>
    public int* Offsets;

    /// <summary>How many tiles there are.</summary>
    public int Count;

    /// <summary>Floats from one row of an image to the next.</summary>
    public nint RowPitch;

    /// <summary>Floats of one cell, in images and planes.</summary>
    public int Channels;

    /// <summary>The planes.</summary>
    public float* Planes;

    /// <summary>Floats from one plane to the next.</summary>
    public nint PlanePitch;
}
