using NasDsl.Language.Model;

namespace NasDsl.Analysis.Tests;

/// <summary>A module cannot take what it gets.</summary>
internal sealed class BruteFaultException(ModuleModel module) : Exception
{
    public ModuleModel Module { get; } = module;
}
