namespace NasDsl.Testing;

public sealed class VerifierTests
{
    [Fact]
    public async Task The_file_is_named_after_type_and_method() => await Verifier.Verify("A text.");

    [Fact]
    public async Task The_extension_can_be_chosen() => await Verifier.Verify("{ }", "json");

    [Theory]
    [InlineData(1, "a/b", true)]
    [InlineData(2.5, null, false)]
    public async Task The_arguments_of_a_theory_are_part_of_the_name(double size, string? name, bool flag) =>
        await Verifier.Verify($"{size}, {name}, {flag}").UseParameters(size, name, flag);

    [Fact]
    public async Task A_text_can_stand_for_the_arguments() => await Verifier.Verify("A text.").UseTextForParameters("large");
}
