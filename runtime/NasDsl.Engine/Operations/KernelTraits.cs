namespace NasDsl.Engine.Operations;

/// <summary>What the plan of a network may do with the memory of an operation.</summary>
[Flags]
internal enum KernelTraits
{
    /// <summary>Every tensor has memory of its own.</summary>
    None = 0,

    /// <summary>Reads its input number by number, so that the input of a network needs no padding for it.</summary>
    ReadsSingleNumbers = 1,

    /// <summary>The output may lie where the input lies: the forward pass goes number by number, and the backward pass does not read the input.</summary>
    OverwritesInput = 2,

    /// <summary>The gradient of the first input may lie where that of the output lies: the backward pass goes number by number.</summary>
    OverwritesGradient = 4,

    /// <summary>The backward pass reads the output, so that nobody may overwrite it.</summary>
    ReadsOutput = 8,

    /// <summary>Makes its output, and takes the gradient of that, a few samples at a time; is an <see cref="AffineKernel"/>.</summary>
    StreamsOutput = 16,

    /// <summary>Can look at its input and write the gradient of that a few samples at a time; is an <see cref="IOutputStream"/>.</summary>
    StreamsInput = 32,

    /// <summary>The gradient of each input is that of the output.</summary>
    PassesGradient = 64,

    /// <summary>The gradient of the input may lie where the input lies, if windows are a partition: each number is read for the last time just before its gradient is written.</summary>
    SpendsInput = 128,
}
