namespace NasDsl.TorchSharp.Tests;

/// <summary>Tests of the TorchSharp engine on several data; skipped where the engine cannot be built.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TorchTheoryAttribute : TheoryAttribute
{
    public TorchTheoryAttribute()
    {
        Skip = TestEngine.Absence;
    }
}
