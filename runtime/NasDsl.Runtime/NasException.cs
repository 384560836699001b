using NasDsl.Language.Diagnostics;

namespace NasDsl;

/// <summary>A program, its data or a run cannot go on for a reason that the user can mend. The messages say where and how.</summary>
public sealed class NasException : Exception
{
    /// <summary>Something went wrong.</summary>
    public NasException()
        : this([])
    {
    }

    /// <summary>Something went wrong.</summary>
    /// <param name="message">What, in the user's words.</param>
    public NasException(string message)
        : base(message)
    {
        Diagnostics = [];
    }

    /// <summary>Something went wrong.</summary>
    /// <param name="message">What, in the user's words.</param>
    /// <param name="innerException">The cause.</param>
    public NasException(string message, Exception innerException)
        : base(message, innerException)
    {
        Diagnostics = [];
    }

    /// <summary>Something went wrong at known places.</summary>
    /// <param name="diagnostics">The messages, at least one of them an error.</param>
    public NasException(IReadOnlyList<Diagnostic> diagnostics)
        : base(string.Join(Environment.NewLine, diagnostics ?? []))
    {
        Diagnostics = diagnostics ?? [];
    }

    /// <summary>The messages, in the order of their places; empty when the exception has a plain message alone.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>An exception with one message.</summary>
    /// <param name="descriptor">The row of the catalogue.</param>
    /// <param name="location">The place.</param>
    /// <param name="arguments">What goes into the places of the format.</param>
    /// <returns>The exception.</returns>
    internal static NasException Of(DiagnosticDescriptor descriptor, Language.Text.SourceLocation location, params object[] arguments) =>
        new([Diagnostic.Create(descriptor, location, arguments)]);
}
