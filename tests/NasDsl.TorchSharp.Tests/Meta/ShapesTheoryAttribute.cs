namespace NasDsl.TorchSharp.Tests.Meta;

/// <summary>Tests that need the shapes of all operations; skipped where nothing gives them.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ShapesTheoryAttribute : TheoryAttribute
{
    public ShapesTheoryAttribute()
    {
        Skip = MetaDevice.Absence;
    }
}
