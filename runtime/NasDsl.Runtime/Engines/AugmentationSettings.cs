namespace NasDsl.Engines;

/// <summary>What is done to a row each time that it is trained on. The same row in the same epoch of the same run always gets the same, wherever it lies in a batch.</summary>
public abstract record AugmentationSettings;
