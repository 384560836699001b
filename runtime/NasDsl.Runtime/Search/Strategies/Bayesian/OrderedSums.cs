using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NasDsl.Search.Strategies.Bayesian;

/// <summary>Sums in one fixed order, whatever the vectors of the machine: eight lanes side by side, which are then added as a tree. Products are rounded before they are added.</summary>
internal static class OrderedSums
{
    private const int Lanes = 8;

    /// <summary>The scalar product.</summary>
    /// <param name="first">Some numbers.</param>
    /// <param name="second">As many numbers.</param>
    /// <returns>The sum of their products.</returns>
    public static double Dot(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var low = Vector256<double>.Zero;
        var high = Vector256<double>.Zero;
        ref var a = ref MemoryMarshal.GetReference(first);
        ref var b = ref MemoryMarshal.GetReference(second);
        var whole = first.Length - (first.Length % Lanes);
        for (var i = 0; i < whole; i += Lanes)
        {
            low += Vector256.LoadUnsafe(ref a, (nuint)i) * Vector256.LoadUnsafe(ref b, (nuint)i);
            high += Vector256.LoadUnsafe(ref a, (nuint)i + 4) * Vector256.LoadUnsafe(ref b, (nuint)i + 4);
        }

        var lanes = low + high;
        var sum = (lanes[0] + lanes[2]) + (lanes[1] + lanes[3]);
        for (var i = whole; i < first.Length; i++)
        {
            sum += first[i] * second[i];
        }

        return sum;
    }
}
