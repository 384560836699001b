using System.Reflection;

namespace NasDsl.Testing;

/// <summary>The test that a snapshot belongs to.</summary>
/// <param name="Assembly">The assembly of the test.</param>
/// <param name="SourceFile">Its source, which is named as its type.</param>
/// <param name="Method">Its name.</param>
internal sealed record SnapshotTest(Assembly Assembly, string SourceFile, string Method)
{
    /// <summary>The name of the type.</summary>
    public string Type => Path.GetFileNameWithoutExtension(SourceFile);

    /// <summary>The names of the parameters of the test.</summary>
    /// <param name="count">How many there are.</param>
    /// <returns>The names, in order.</returns>
    /// <exception cref="InvalidOperationException">There is no such method.</exception>
    public IReadOnlyList<string> ParameterNames(int count)
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;
        var method = Assembly.GetTypes()
            .Where(type => type.Name == Type)
            .SelectMany(type => type.GetMethods(All))
            .FirstOrDefault(method => method.Name == Method && method.GetParameters().Length == count);
        return method is null
            ? throw new InvalidOperationException($"{Type}.{Method} has not {count} parameters.")
            : [.. method.GetParameters().Select(parameter => parameter.Name ?? "")];
    }
}
