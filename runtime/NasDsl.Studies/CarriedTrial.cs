using NasDsl.Search;

namespace NasDsl.Studies;

/// <summary>A trial of an earlier run that still holds.</summary>
/// <param name="Trial">The trial in the space and with the objectives of the new run, numbered from 0.</param>
/// <param name="Origin">Where it was measured.</param>
public sealed record CarriedTrial(Trial Trial, StudyOrigin Origin);
