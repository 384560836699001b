namespace NasDsl.Studies;

/// <summary>What an architecture costs for one sample.</summary>
/// <param name="Params">How many weights it has.</param>
/// <param name="Macs">How many multiplications with additions it takes.</param>
/// <param name="Flops">How many floating-point operations it takes.</param>
/// <param name="Memory">The most bytes that weights and activations take at once.</param>
public sealed record StudyCosts(long Params, long Macs, long Flops, long Memory);
