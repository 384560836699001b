namespace NasDsl.Language.Tests;

/// <summary>Tests that can be short or long: NASDSL_LONG_TESTS=1 asks for the long form.</summary>
internal static class LongTests
{
    public static bool AreOn => Environment.GetEnvironmentVariable("NASDSL_LONG_TESTS") == "1";
}
