namespace NasDsl.Generator;

public sealed class GeneratedCodeTests
{
    [Fact]
    public async Task Digits() => await Verify(Targets(Programs.Digits));

    [Fact]
    public async Task Everything() => await Verify(Targets(Programs.Everything));

    [Fact]
    public async Task Cells() => await Verify(Targets(Programs.Cells));

    [Fact]
    public void The_code_is_the_same_in_every_run() => Assert.Equal(Text(Programs.Everything), Text(Programs.Everything));

    [Fact]
    public void Generated_files_have_no_carriage_returns() =>
        Assert.DoesNotContain('\r', string.Concat(Text(Programs.Digits.Replace("\n", "\r\n", StringComparison.Ordinal))));

    private static IEnumerable<string> Text(string nas) => GeneratorRun.Of(nas).Sources.Select(source => source.SourceText.ToString());

    // The convention of Verify.SourceGenerators: the hint name in the first line, and in the name of the file without its extension.
    private static IEnumerable<Target> Targets(string nas) => GeneratorRun.Of(nas).Sources.Select(source => new Target(
        "cs",
        $"//HintName: {source.HintName}\n{source.SourceText.ToString().TrimEnd('\n')}",
        Path.GetFileNameWithoutExtension(source.HintName)));
}
