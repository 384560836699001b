using System.Diagnostics;
using NasDsl.Engine.Kernels;

namespace NasDsl.Engine.Tests.Training;

/// <summary>The same training gives the same bits in processes with other hardware switched off: the host trains, these tests compare what it prints.</summary>
public sealed class DeterminismTests
{
    private static readonly Lazy<string[]> Plain = new(() => RunHost());

    [Fact]
    public void Without_AVX512_the_bits_are_the_same() => AssertSame("DOTNET_EnableAVX512", "0", lines => Assert.DoesNotContain("512", lines[0], StringComparison.Ordinal));

    [Fact]
    public void Without_AVX2_and_fused_multiply_add_the_bits_are_the_same() =>
        AssertSame("DOTNET_EnableAVX2", "0", lines =>
        {
            if (System.Runtime.Intrinsics.X86.X86Base.IsSupported)
            {
                Assert.Equal("vectors: 128 bits, software fma", lines[0]);
            }
        });

    [Fact]
    public void Without_any_vectors_the_bits_are_the_same() =>
        AssertSame("DOTNET_EnableHWIntrinsic", "0", lines => Assert.Equal("vectors: single floats", lines[0]));

    [Fact]
    public void On_one_thread_the_bits_are_the_same() => AssertSame("DOTNET_PROCESSOR_COUNT", "1", lines => Assert.Equal("processors: 1", lines[1]));

    [Fact]
    public void On_four_threads_the_bits_are_the_same() => AssertSame("DOTNET_PROCESSOR_COUNT", "4", lines => Assert.Equal("processors: 4", lines[1]));

    [Fact]
    public void Without_settings_the_host_runs_on_the_best_kernels_of_this_machine() =>
        Assert.Equal($"vectors: {VectorKernels.Best.Width}", Plain.Value[0]);

    private static void AssertSame(string variable, string value, Action<string[]> assertThatItActed)
    {
        var lines = RunHost((variable, value));
        assertThatItActed(lines);
        Assert.NotEmpty(lines[2..]);
        Assert.Equal(Plain.Value[2..], lines[2..]);
    }

    private static string[] RunHost(params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "NasDsl.Engine.DeterminismHost.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("The host does not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
