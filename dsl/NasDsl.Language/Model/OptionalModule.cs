namespace NasDsl.Language.Model;

/// <summary><c>a?</c>: there, or an identity.</summary>
/// <param name="Gene">The index of a gene with a <see cref="PresenceDomain"/>.</param>
/// <param name="Body">What is there when it is present.</param>
public sealed record OptionalModule(int Gene, ModuleModel Body) : ModuleModel;
