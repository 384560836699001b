namespace NasDsl.CommandLine;

/// <summary>A training that goes on at this moment.</summary>
/// <param name="Trial">The number of its trial.</param>
/// <param name="Epochs">How far it goes.</param>
/// <param name="Elapsed">How long it has gone on.</param>
public sealed record RunningTraining(int Trial, int Epochs, TimeSpan Elapsed);
