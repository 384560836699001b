namespace NasDsl.Language.Catalog;

/// <summary>What a number measures, as powers of the base measures. A plain number has none.</summary>
/// <param name="Bytes">The power of bytes.</param>
/// <param name="Seconds">The power of seconds; hertz are seconds to the power of -1.</param>
/// <param name="Joules">The power of joules.</param>
/// <param name="Epochs">The power of epochs.</param>
/// <param name="Trials">The power of trials.</param>
internal readonly record struct Dimension(int Bytes, int Seconds, int Joules, int Epochs = 0, int Trials = 0)
{
    public static Dimension None => default;

    public static Dimension Memory => new(1, 0, 0);

    public static Dimension Time => new(0, 1, 0);

    public static Dimension Frequency => new(0, -1, 0);

    public static Dimension Energy => new(0, 0, 1);

    public static Dimension TrainingTime => new(0, 0, 0, 1);

    public static Dimension Candidates => new(0, 0, 0, 0, 1);

    public static Dimension operator *(Dimension left, Dimension right) => new(
        left.Bytes + right.Bytes,
        left.Seconds + right.Seconds,
        left.Joules + right.Joules,
        left.Epochs + right.Epochs,
        left.Trials + right.Trials);

    public static Dimension operator /(Dimension left, Dimension right) => new(
        left.Bytes - right.Bytes,
        left.Seconds - right.Seconds,
        left.Joules - right.Joules,
        left.Epochs - right.Epochs,
        left.Trials - right.Trials);

    /// <summary>The dimension as messages speak of it.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        if (this == None)
        {
            return "a plain number";
        }

        return this == Memory ? "an amount of memory"
            : this == Time ? "a time"
            : this == Frequency ? "a frequency"
            : this == Energy ? "an energy"
            : this == TrainingTime ? "a number of epochs"
            : this == Candidates ? "a number of trials"
            : "a mixed measure";
    }
}
