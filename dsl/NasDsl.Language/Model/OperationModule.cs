using NasDsl.Language.Catalog;

namespace NasDsl.Language.Model;

/// <summary>One operation, of the catalogue or written in C#.</summary>
/// <param name="Operation">Its name.</param>
/// <param name="Arguments">A value for every parameter of the operation, in its order; defaults are filled in.</param>
/// <param name="Extern">The operation where it is written in C#, else null.</param>
public sealed record OperationModule(string Operation, EquatableArray<ArgumentModel> Arguments, ExternOperation? Extern = null) : ModuleModel
{
    /// <summary>The rules of the operation.</summary>
    public Operation Definition => Extern ?? OperationCatalog.Get(Operation);
}
