namespace NasDsl.Engine.Kernels;

/// <summary>The windows whose weights stay in registers.</summary>
internal static class SingleChannelWindows
{
    /// <summary>Whether a window is one of these.</summary>
    /// <param name="rows">Its cells from top to bottom.</param>
    /// <param name="columns">Its cells from left to right.</param>
    /// <returns>True for 3 x 3, and for 3, 5 or 7 cells of one row.</returns>
    public static bool Have(int rows, int columns) => (rows, columns) is (3, 3) or (1, 3 or 5 or 7);

    /// <summary>3 x 3 cells of an image.</summary>
    public readonly struct Square : ISingleChannelWindow
    {
        public static int Rows => 3;

        public static int Columns => 3;
    }

    /// <summary>Three cells of a signal.</summary>
    public readonly struct Three : ISingleChannelWindow
    {
        public static int Rows => 1;

        public static int Columns => 3;
    }

    /// <summary>Five cells of a signal.</summary>
    public readonly struct Five : ISingleChannelWindow
    {
        public static int Rows => 1;

        public static int Columns => 5;
    }

    /// <summary>Seven cells of a signal.</summary>
    public readonly struct Seven : ISingleChannelWindow
    {
        public static int Rows => 1;

        public static int Columns => 7;
    }
}
