using NasDsl.Language.Diagnostics;
using NasDsl.Language.Text;

namespace NasDsl.Language.Locks;

/// <summary>A lock file cannot be read. It ends the reading, and never leaves <see cref="LockReader"/>.</summary>
internal sealed class LockException(Diagnostic diagnostic) : Exception(diagnostic.Message)
{
    /// <summary>The message.</summary>
    public Diagnostic Diagnostic { get; } = diagnostic;

    /// <summary>An exception with a message of the catalogue.</summary>
    /// <param name="descriptor">The row of the catalogue.</param>
    /// <param name="location">The place.</param>
    /// <param name="arguments">What goes into the places of the format.</param>
    /// <returns>The exception.</returns>
    public static LockException Of(DiagnosticDescriptor descriptor, SourceLocation location, params object[] arguments) =>
        new(Diagnostic.Create(descriptor, location, arguments));
}
