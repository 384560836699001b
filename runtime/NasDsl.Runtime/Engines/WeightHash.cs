using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace NasDsl.Engines;

/// <summary>Hashes weights bit by bit.</summary>
internal static class WeightHash
{
    /// <summary>Hashes names, shapes and numbers in order.</summary>
    /// <param name="tensors">The tensors.</param>
    /// <returns>SHA-256, in lower-case hexadecimal digits.</returns>
    public static string Of(IEnumerable<WeightTensor> tensors)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[4];
        foreach (var tensor in tensors)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(tensor.Name));
            foreach (var size in tensor.Shape)
            {
                BinaryPrimitives.WriteInt32LittleEndian(number, size);
                hash.AppendData(number);
            }

            if (BitConverter.IsLittleEndian)
            {
                hash.AppendData(MemoryMarshal.AsBytes(tensor.Values.AsSpan()));
                continue;
            }

            foreach (var value in tensor.Values)
            {
                BinaryPrimitives.WriteSingleLittleEndian(number, value);
                hash.AppendData(number);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
