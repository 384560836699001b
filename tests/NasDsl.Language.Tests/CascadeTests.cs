using Xunit;

namespace NasDsl.Language.Tests;

/// <summary>One mistake gives one message: what follows from it is not said again.</summary>
public sealed class CascadeTests
{
    [Theory]
    [InlineData("conv(filters: ) -> batchnorm", "NAS0002")]
    [InlineData("conv(filters: 8, kernel: { }) -> batchnorm", "NAS1018")]
    [InlineData("conv(filters: 8, kernel: 5..3)", "NAS1019")]
    [InlineData("conv(filters: 8, kernl: { 1, 3 })", "NAS1007")]
    [InlineData("convv(filters: 8, kernel: { 1, 3 })", "NAS1001")]
    [InlineData("let k = { 1, };\n conv(8, kernel: k)", "NAS0002")]
    [InlineData("Cell", "NAS1023")]
    public void A_block_with_a_mistake(string body, string id)
    {
        var ids = Ids($"block Cell {{ {body} }}\nspace S for Digits {{ repeat stage 1..2 {{ (Cell | relu) }} -> Cell -> flatten -> linear(classes)\n require stage[0].Cell.kernel == 3 && Cell.kernel == 1; }}");

        Assert.Equal([id], ids);
    }

    [Theory]
    [InlineData("datta Digits { from csv \"a\" }", "NAS0009", "NAS1006", "NAS0003")]
    [InlineData("data Digits = ;", "NAS0002")]
    public void Data_that_cannot_be_read(string data, params string[] expected)
    {
        var ids = Compilation.Bind(data + "\nspace S for Digits { flatten -> linear(classes) }").Diagnostics.Select(diagnostic => diagnostic.Id).Distinct();

        Assert.Equal(expected, ids);
    }

    [Fact]
    public void An_unclosed_body_does_not_take_the_next_declaration_with_it()
    {
        var ids = Ids("block Cell { relu\n\nspace S for Digits { Cell -> flatten -> linear(class) }");

        Assert.Equal(["NAS0006", "NAS1012"], ids);
    }

    [Fact]
    public void Each_missing_statement_is_a_message()
    {
        var messages = Compilation.Bind("search S { }").Diagnostics.Select(diagnostic => diagnostic.Message).ToArray();

        Assert.Equal(4, messages.Length);
        Assert.All(["'space'", "'maximize' or 'minimize'", "'train'", "'budget'"], word => Assert.Contains(messages, message => message.Contains(word, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("block B(k, k) { conv(k) }", "NAS1004")]
    [InlineData("block B { conv(8, padding: sam) }", "NAS1003")]
    [InlineData("block B { conv(8, padding: { sam, valid }) }", "NAS1003")]
    [InlineData("block B { repeat 1..4 { relu } }", "NAS0002")]
    [InlineData("block B { conv(8, 3,) }", "NAS0002")]
    [InlineData("block B { a: relu -> a: gelu }", "NAS1004")]
    [InlineData("block B { add }", "NAS1001")]
    [InlineData("block B { relu -> }", "NAS0002")]
    [InlineData("block B { relu ? ? }", "NAS0002")]
    [InlineData("search S { maximize accuracy; train 6; budget 2 h; space Q; }", "NAS1002", "NAS1016")]
    [InlineData("}", "NAS0007")]
    [InlineData("namespace ;", "NAS0002")]
    [InlineData("hello", "NAS0009")]
    public void One_mistake_is_one_message(string text, params string[] expected)
    {
        Assert.Equal(expected.Order(), Compilation.Bind(text).Diagnostics.Select(diagnostic => diagnostic.Id).Order());
    }

    [Fact]
    public void Ten_independent_mistakes_give_ten_messages_in_order()
    {
        var ids = Ids("""
            space S for Digits {
                let a = 5..1;
                let b = { };
                rellu -> conv(0) -> conv(8, kernal: 3) -> relu(1) -> batchnorm(#) -> flatten -> linear(classes)
                require params <= 3 KB;
                require parms > 3;
                require flops > 1
                require depth < 3;
            }
            """);

        Assert.Equal(["NAS1019", "NAS1018", "NAS1001", "NAS1011", "NAS1007", "NAS1009", "NAS0001", "NAS1016", "NAS1012", "NAS0003"], ids);
    }

    private static string[] Ids(string text) => [.. Compilation.Bind(text + "\n" + Snippets.Prelude).Diagnostics.Select(diagnostic => diagnostic.Id)];
}
