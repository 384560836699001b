using System.Text.RegularExpressions;
using NasDsl.Language.Diagnostics;
using Xunit;

namespace NasDsl.Language.Tests;

/// <summary>All messages have one voice: whole sentences that begin with a capital letter or a quoted name, and end with a period or a question mark.</summary>
public sealed partial class MessageFormTests
{
    public static TheoryData<string> Ids => new(DiagnosticCatalog.All.Select(descriptor => descriptor.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_row_of_the_catalogue_is_a_sentence(string id)
    {
        var row = DiagnosticCatalog.All.Single(descriptor => descriptor.Id == id);

        Assert.Matches(Format(), row.MessageFormat);
        Assert.DoesNotContain('\n', row.MessageFormat);
        Assert.Matches("^[A-Z].*[^.!?]$", row.Title);
    }

    [Fact]
    public void Messages_are_sentences_when_they_are_filled_in()
    {
        var messages = TestPrograms.All.AsParallel().SelectMany(text => Snippets.Compile(text).Diagnostics).ToArray();

        Assert.All(messages, diagnostic => Assert.Matches(Message(), diagnostic.Message));
        Assert.Empty(DiagnosticCatalog.All.Select(row => row.Id).Where(id => id[3] is >= '0' and <= '2').Except(messages.Select(message => message.Id)));
    }

    // A place at the end is filled in with a suggestion and the end of the sentence.
    [GeneratedRegex(@"^(?:[A-Z]|'|\{\d\}).*(?:(?<=[^.])[.?]|\{\d\})$")]
    private static partial Regex Format();

    [GeneratedRegex(@"^(?:[A-Z0-9-]|'[^']+')(?!.*(?: \.|\.\.$|  |;\.|\?\.)).*[^.][.?]$")]
    private static partial Regex Message();
}
