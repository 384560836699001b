namespace NasDsl.Language.Diagnostics;

/// <content>NAS710x: the engine on TorchSharp.</content>
public static partial class DiagnosticCatalog
{
    /// <summary>The native library of TorchSharp is not there.</summary>
    public static DiagnosticDescriptor TorchLibraryMissing { get; } = Error(
        "NAS7100", "Native library missing", "The engine 'torchsharp' needs a native library, and the program has none: add the package {0} in the version of TorchSharp to the project.");

    /// <summary>The native library of TorchSharp is there, and does not work.</summary>
    public static DiagnosticDescriptor TorchLibraryUnusable { get; } = Error(
        "NAS7101",
        "Native library that does not work",
        "The native library of the engine 'torchsharp' is there, and does not work on this machine: the package {0} has to have the version of TorchSharp, {1}, and this machine a 64-bit operating system that it is made for.");

    /// <summary>A device is named in a way that no device is.</summary>
    public static DiagnosticDescriptor TorchDeviceUnknown { get; } = Error(
        "NAS7102", "Device unknown", "There is no device '{0}'; devices are 'cpu', 'cuda' and 'cuda:N' with a number from 0.");

    /// <summary>There are no CUDA devices.</summary>
    public static DiagnosticDescriptor TorchCudaMissing { get; } = Error(
        "NAS7103", "No CUDA device", "The device '{0}' is not there: this machine has no CUDA device that works, or the program lacks the package {1}. Without either there is 'cpu'.");

    /// <summary>There are fewer CUDA devices.</summary>
    public static DiagnosticDescriptor TorchDeviceMissing { get; } = Error(
        "NAS7104", "Device missing", "The device '{0}' is not there: this machine has {1}, the last one is '{2}'.");
}
