namespace NasDsl.Engines;

/// <summary>What training makes small.</summary>
public abstract record LossSettings;
