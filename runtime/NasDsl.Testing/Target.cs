namespace NasDsl.Testing;

/// <summary>One text of a snapshot that has several.</summary>
public sealed class Target
{
    /// <summary>Takes a text.</summary>
    /// <param name="extension">The extension of its file, without a dot.</param>
    /// <param name="data">The text.</param>
    /// <param name="name">What its file is told apart by, or null.</param>
    public Target(string extension, string data, string? name = null)
    {
        Extension = extension;
        Data = data;
        Name = name;
    }

    /// <summary>The extension of its file, without a dot.</summary>
    public string Extension { get; }

    /// <summary>The text.</summary>
    public string Data { get; }

    /// <summary>What its file is told apart by, or null.</summary>
    public string? Name { get; }
}
