namespace NasDsl.Randomness;

/// <summary>The block function of Philox4x32-10: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011.</summary>
public static class Philox
{
    private const uint MultiplierA = 0xD2511F53;
    private const uint MultiplierC = 0xCD9E8D57;
    private const uint WeylKey0 = 0x9E3779B9;
    private const uint WeylKey1 = 0xBB67AE85;
    private const int Rounds = 10;

    /// <summary>Turns a 128-bit counter into 128 random bits under a 64-bit key.</summary>
    /// <param name="a">Bits 0..31 of the counter.</param>
    /// <param name="b">Bits 32..63 of the counter.</param>
    /// <param name="c">Bits 64..95 of the counter.</param>
    /// <param name="d">Bits 96..127 of the counter.</param>
    /// <param name="key0">Bits 0..31 of the key.</param>
    /// <param name="key1">Bits 32..63 of the key.</param>
    /// <returns>The random bits.</returns>
    public static (uint A, uint B, uint C, uint D) Generate(uint a, uint b, uint c, uint d, uint key0, uint key1)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var first = (ulong)MultiplierA * a;
            var second = (ulong)MultiplierC * c;
            (a, b, c, d) = (
                (uint)(second >> 32) ^ b ^ key0,
                (uint)second,
                (uint)(first >> 32) ^ d ^ key1,
                (uint)first);
            key0 += WeylKey0;
            key1 += WeylKey1;
        }

        return (a, b, c, d);
    }
}
