namespace NasDsl.Language.Diagnostics;

/// <summary>One row of the catalogue of messages.</summary>
/// <param name="Id">The stable id, such as <c>NAS1001</c>; never reused.</param>
/// <param name="Title">What kind of mistake it is, in a few words.</param>
/// <param name="MessageFormat">The message, with <c>{0}</c>-style places.</param>
/// <param name="Severity">How much it matters.</param>
public sealed record DiagnosticDescriptor(string Id, string Title, string MessageFormat, DiagnosticSeverity Severity)
{
    /// <summary>The page that explains the message, relative to the root of the documentation.</summary>
    public string HelpPath => $"docs/diagnostics/{Id}.md";
}
