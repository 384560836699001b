namespace NasDsl.Report.Document;

/// <summary>What a network costs for one sample.</summary>
/// <param name="Params">How many weights it has.</param>
/// <param name="Flops">How many floating-point operations it takes.</param>
/// <param name="Memory">The most bytes that weights and activations take at once.</param>
internal sealed record ReportCosts(long Params, long Flops, long Memory);
