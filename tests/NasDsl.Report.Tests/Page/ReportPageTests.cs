using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NasDsl.Report.Tests.Browser;

namespace NasDsl.Report.Tests.Page;

[Collection(ReportCollection.Name)]
public sealed partial class ReportPageTests(SmallStudy study)
{
    private static readonly string[] Same = ["title", "state", "budget", "architectures", "champion", "front", "importance", "species", "test"];

    [Fact]
    public void Words_of_the_user_are_never_markup()
    {
        var page = ReportPage.Write(study.Input);

        Assert.DoesNotContain("<script>window.hacked", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page[..page.IndexOf("<script>", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.DoesNotContain("<i>small", page, StringComparison.Ordinal);
        Assert.Equal(3, Script().Count(page));
    }

    [Fact]
    public void It_tells_nothing_of_the_machine()
    {
        var document = ReportPage.WriteDocument(study.Input);

        Assert.DoesNotContain("secret", document, StringComparison.Ordinal);
        Assert.DoesNotContain(AppContext.BaseDirectory.Trim(Path.DirectorySeparatorChar), document, StringComparison.Ordinal);
        Assert.DoesNotContain($"\"{Environment.MachineName}\"", document, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Its_policy_names_its_own_scripts_and_style_and_nothing_else(bool isLive)
    {
        var page = ReportPage.Write(study.Input, isLive);
        var policy = ReportPage.Policy(isLive);

        Assert.Contains($"content=\"{policy}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        var hashes = Script().Matches(page).Concat(Style().Matches(page))
            .Where(match => !match.Groups[1].Value.Contains("json", StringComparison.Ordinal))
            .Select(match => "'sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(match.Groups[2].Value))) + "'")
            .ToArray();
        Assert.Equal(3, hashes.Length);
        Assert.All(hashes, hash => Assert.Contains(hash, policy, StringComparison.Ordinal));
        Assert.Equal(3, Hash().Count(policy));
    }

    [Fact]
    public void All_of_a_study_is_in_its_document()
    {
        using var document = JsonDocument.Parse(ReportPage.WriteDocument(study.Input));
        var root = document.RootElement;

        Assert.Equal(study.Result.Champion.Trial.Id, root.GetProperty("champion").GetInt32());
        Assert.True(root.GetProperty("isCrowned").GetBoolean());
        Assert.Equal(study.Result.Front.Select(trial => trial.Id), root.GetProperty("front").EnumerateArray().Select(id => id.GetInt32()));
        Assert.Equal(54, root.GetProperty("trials").GetArrayLength());
        Assert.All(root.GetProperty("trials").EnumerateArray(), trial => Assert.Equal(trial.GetProperty("epochs").GetInt32(), trial.GetProperty("losses").GetArrayLength()));
        Assert.NotEqual(0, root.GetProperty("species").GetArrayLength());
        Assert.All(root.GetProperty("importance").EnumerateArray(), genes => Assert.NotEqual(0, genes.GetArrayLength()));
        Assert.Equal(study.Result.Champion.Test?.Accuracy, root.GetProperty("test").GetProperty("accuracy").GetDouble());
        var facts = root.GetProperty("facts").EnumerateArray().ToDictionary(fact => fact.GetProperty("name").GetString() ?? "", fact => fact.GetProperty("value").GetString());
        Assert.Equal("nas search <i>small.nas --search Find --seed 5", facts["command"]);
        Assert.Equal(study.Result.Champion.Weights.Hash(), facts["weights of the champion"]);
        Assert.Contains("space", facts.Keys);
    }

    [Fact]
    public void A_search_that_is_not_over_has_a_report_too()
    {
        var half = study.Input with { Trials = [.. study.Input.Trials.OrderBy(trial => trial.Id).Take(18)], Outcome = null, IsRunning = true };

        using var document = JsonDocument.Parse(ReportPage.WriteDocument(half));

        Assert.Equal("running", document.RootElement.GetProperty("state").GetString());
        Assert.False(document.RootElement.GetProperty("isCrowned").GetBoolean());
        Assert.Equal(18, document.RootElement.GetProperty("trials").GetArrayLength());
    }

    [Fact]
    public void Trials_that_were_taken_over_are_marked()
    {
        var input = study.Input with { History = [study.Input.Trials.Single(trial => trial.Id == 3)] };

        using var document = JsonDocument.Parse(ReportPage.WriteDocument(input));

        var marked = document.RootElement.GetProperty("trials").EnumerateArray().Where(trial => trial.TryGetProperty("isTakenOver", out _));
        Assert.Equal(3, Assert.Single(marked).GetProperty("id").GetInt32());
    }

    [Fact]
    public void A_result_without_a_study_tells_the_same()
    {
        using var document = JsonDocument.Parse(ReportPage.WriteDocument(ReportInput.Of(study.Result)));
        using var expected = JsonDocument.Parse(ReportPage.WriteDocument(study.Input));

        Assert.All(
            Same,
            part => Assert.Equal(expected.RootElement.GetProperty(part).GetRawText(), document.RootElement.GetProperty(part).GetRawText()));
        var source = document.RootElement.GetProperty("sources")[0].GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("text").GetString());
        Assert.Contains("maximize accuracy;", string.Concat(source), StringComparison.Ordinal);
    }

    [Fact]
    public void So_has_one_that_has_only_begun()
    {
        using var document = JsonDocument.Parse(ReportPage.WriteDocument(study.Input with { Trials = [], Outcome = null }));

        Assert.False(document.RootElement.TryGetProperty("champion", out _));
        Assert.Equal("not finished", document.RootElement.GetProperty("state").GetString());
    }

    [GeneratedRegex("<script([^>]*)>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("<style([^>]*)>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex("'sha256-")]
    private static partial Regex Hash();
}
