using System.Globalization;
using NasDsl.TorchSharp.Tests.Search;

namespace NasDsl.TorchSharp.Tests;

/// <summary>What the tests start as a process of its own.</summary>
internal static class Program
{
    /// <summary>Makes an engine on a device, or trains under a limit on memory, and says what came of it.</summary>
    /// <param name="arguments">The name of a device; or <c>limit</c>, the MiB that are left, and a number of members.</param>
    /// <returns>0 when it was possible, 1 when it was refused with a message of the catalogue.</returns>
    public static int Main(string[] arguments)
    {
        try
        {
            if (arguments is ["limit", var rest, var members])
            {
                foreach (var loss in LimitedTraining.Run(long.Parse(rest, CultureInfo.InvariantCulture), int.Parse(members, CultureInfo.InvariantCulture)))
                {
                    Console.WriteLine(loss.ToString("R", CultureInfo.InvariantCulture));
                }
            }
            else
            {
                TestEngine.Create(arguments[0]);
            }

            return 0;
        }
        catch (NasException refused)
        {
            Console.Error.WriteLine(refused.Message);
            return 1;
        }
    }
}
