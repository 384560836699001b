using System.Text.RegularExpressions;

namespace NasDsl.Architecture;

public sealed partial class SourceTests
{
    // The clock, chance without a seed and the current directory are for the program that a person runs, never for what must give the same result twice.
    private static readonly string[] MayKnowTheWorld = ["runtime/NasDsl.Cli/", "runtime/NasDsl.Console/"];

    public static TheoryData<string> Folders => ["dsl", "generator", "runtime", "samples"];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Nothing_reads_the_clock_or_draws_without_a_seed(string folder)
    {
        var wrong = Repository.Files("*.cs", folder)
            .Select(Repository.Relative)
            .Where(file => !MayKnowTheWorld.Any(allowed => file.StartsWith(allowed, StringComparison.Ordinal)))
            .Where(file => Worldly().IsMatch(WithoutComments(File.ReadAllText(Path.Combine(Repository.Root, file)))));

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("var now = DateTime.Now;", true)]
    [InlineData("var now = DateTimeOffset.UtcNow;", true)]
    [InlineData("var random = new Random();", true)]
    [InlineData("var random = Random.Shared;", true)]
    [InlineData("var here = Environment.CurrentDirectory;", true)]
    [InlineData("var random = new RandomStream(seed, RandomPurpose.User);", false)]
    [InlineData("// never new Random()", false)]
    public void The_search_for_them_finds_them(string line, bool isWrong) => Assert.Equal(isWrong, Worldly().IsMatch(WithoutComments(line)));

    private static string WithoutComments(string code) => Comment().Replace(code, "");

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b|\bnew\s+(System\.)?Random\s*\(|\bRandom\.Shared\b|\bCurrentDirectory\b|\bGetCurrentDirectory\b")]
    private static partial Regex Worldly();

    [GeneratedRegex(@"//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
