using System.Runtime.InteropServices;
using NasDsl.Language.Diagnostics;
using TorchSharp;

namespace NasDsl.TorchSharp.Devices;

/// <summary>The native library that TorchSharp calls, which packages of their own bring.</summary>
internal static class NativeLibraries
{
    /// <summary>The package for the processor.</summary>
    public const string ProcessorPackage = "TorchSharp-cpu";

    /// <summary>The package for CUDA devices of this operating system.</summary>
    public static string CudaPackage => OperatingSystem.IsWindows() ? "TorchSharp-cuda-windows" : "TorchSharp-cuda-linux";

    private static string Packages => OperatingSystem.IsMacOS() ? ProcessorPackage : $"{ProcessorPackage}, or {CudaPackage} for CUDA devices,";

    /// <summary>Loads it.</summary>
    /// <exception cref="NasException">It is not there, or does not work.</exception>
    public static void Load()
    {
        // TorchSharp writes to the console when it does not find the library, so it is only asked for one that is there.
        var assembly = typeof(torch).Assembly;
        NativeLibrary.TryLoad("torch_cuda", assembly, null, out _);
        NativeLibrary.TryLoad("torch_cpu", assembly, null, out _);
        if (!NativeLibrary.TryLoad("LibTorchSharp", assembly, null, out _))
        {
            throw new NasException([Diagnostic.Create(DiagnosticCatalog.TorchLibraryMissing, default, Packages)]);
        }

        try
        {
            torch.InitializeDeviceType(DeviceType.CPU);
            using var one = torch.ones(1);
            if (one.ToSingle() == 1)
            {
                return;
            }
        }
        catch (Exception failure) when (failure is NotSupportedException or DllNotFoundException or EntryPointNotFoundException or TypeInitializationException or ExternalException)
        {
            // Said below, in other words.
        }

        throw new NasException([Diagnostic.Create(DiagnosticCatalog.TorchLibraryUnusable, default, Packages, typeof(torch).Assembly.GetName().Version?.ToString(3) ?? "")]);
    }

    /// <summary>Sets what numbers are computed with. It holds for the whole process.</summary>
    /// <param name="usesProcessor">Whether trainings run on the processor, each on its own thread: many go side by side then.</param>
    /// <param name="precision">What passes compute with.</param>
    public static void Configure(bool usesProcessor, TorchPrecision precision)
    {
        if (usesProcessor)
        {
            torch.set_num_threads(1);
        }

        if (torch.cuda.is_available())
        {
            var isShort = precision == TorchPrecision.TensorFloat32;
            torch.backends.cuda.matmul.allow_tf32 = isShort;
            torch.backends.cudnn.allow_tf32 = isShort;

            // Sums of half precision numbers leave its range.
            torch.backends.cuda.matmul.allow_fp16_reduced_precision_reduction = false;
        }
    }
}
