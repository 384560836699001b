namespace NasDsl.Engines;

/// <summary>Makes an engine that is chosen by its name: see <see cref="NasEngineAttribute"/>. Making the factory itself loads nothing.</summary>
public interface IEngineFactory
{
    /// <summary>Makes the engine.</summary>
    /// <param name="device">The name of what it trains on, such as <c>cuda:1</c>, or null for what it takes by itself.</param>
    /// <returns>The engine.</returns>
    /// <exception cref="NasException">It does not train on such a device, or a library that it needs cannot be used; the message says what to do.</exception>
    IEngine Create(string? device);
}
