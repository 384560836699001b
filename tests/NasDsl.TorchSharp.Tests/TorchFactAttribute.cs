namespace NasDsl.TorchSharp.Tests;

/// <summary>A test of the TorchSharp engine; skipped where the engine cannot be built.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TorchFactAttribute : FactAttribute
{
    public TorchFactAttribute()
    {
        Skip = TestEngine.Absence;
    }
}
