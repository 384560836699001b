using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using NasDsl.Engines;

namespace NasDsl.Cli;

/// <summary>An engine that an assembly says it brings, read without loading the assembly.</summary>
/// <param name="Name">What users choose it by.</param>
/// <param name="Version">What results depend on besides what they are asked for.</param>
/// <param name="Path">The file of the assembly.</param>
internal sealed record EngineAssembly(string Name, string Version, string Path)
{
    /// <summary>The name and the version, as a lock file has them.</summary>
    public string Identity => $"{Name} {Version}";

    /// <summary>Reads the engines of an assembly.</summary>
    /// <param name="path">A file.</param>
    /// <returns>The engines; none for an assembly that brings none, and for what is no .NET assembly.</returns>
    public static IReadOnlyList<EngineAssembly> Read(string path)
    {
        try
        {
            using var file = new PEReader(File.OpenRead(path));
            if (!file.HasMetadata)
            {
                return [];
            }

            var metadata = file.GetMetadataReader();
            return metadata.IsAssembly
                ? [.. metadata.GetAssemblyDefinition().GetCustomAttributes().Select(metadata.GetCustomAttribute).Where(attribute => IsEngine(metadata, attribute)).Select(attribute => Read(metadata.GetBlobReader(attribute.Value), path))]
                : [];
        }
        catch (BadImageFormatException)
        {
            return [];
        }
    }

    private static bool IsEngine(MetadataReader metadata, CustomAttribute attribute)
    {
        if (attribute.Constructor.Kind != HandleKind.MemberReference)
        {
            return false;
        }

        var type = metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
        if (type.Kind != HandleKind.TypeReference)
        {
            return false;
        }

        var name = metadata.GetTypeReference((TypeReferenceHandle)type);
        return metadata.StringComparer.Equals(name.Name, nameof(NasEngineAttribute)) && metadata.StringComparer.Equals(name.Namespace, typeof(NasEngineAttribute).Namespace ?? "");
    }

    // ECMA-335, II.23.3: two bytes, then the arguments of the constructor.
    private static EngineAssembly Read(BlobReader blob, string path)
    {
        blob.ReadUInt16();
        return new EngineAssembly(blob.ReadSerializedString() ?? "", blob.ReadSerializedString() ?? "", path);
    }
}
