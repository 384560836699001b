namespace NasDsl.TorchSharp.Tests;

/// <summary>What the tests start as a process of its own.</summary>
internal static class Program
{
    /// <summary>Makes an engine on a device, and says what the user is told when that cannot be.</summary>
    /// <param name="arguments">The device.</param>
    /// <returns>0 when the engine was made, 1 when it was refused with a message of the catalogue.</returns>
    public static int Main(string[] arguments)
    {
        try
        {
            TestEngine.Create(arguments[0]);
            return 0;
        }
        catch (NasException refused)
        {
            Console.Error.WriteLine(refused.Message);
            return 1;
        }
    }
}
