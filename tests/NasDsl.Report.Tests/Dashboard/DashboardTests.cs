using System.Net;
using System.Text.Json;
using NasDsl.Dashboard;
using NasDsl.Report.Tests.Browser;

namespace NasDsl.Report.Tests.Dashboard;

[Collection(ReportCollection.Name)]
public sealed class DashboardTests(SmallStudy study) : IAsyncLifetime, IDisposable
{
    private readonly HttpClient _client = new();
    private DashboardServer _server = null!;

    public async Task InitializeAsync() => _server = await DashboardServer.StartAsync(study.StudyPath, null, 0, CancellationToken.None);

    public Task DisposeAsync() => _server.DisposeAsync().AsTask();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task It_answers_on_the_loopback_interface_with_the_page_and_the_strict_policy()
    {
        using var answer = await _client.GetAsync(_server.Address);

        Assert.True(_server.Address.IsLoopback);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(ReportPage.Policy(isLive: true) + "; frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.DoesNotContain("<script>window.hacked", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_document_is_that_of_the_report()
    {
        using var document = JsonDocument.Parse(await _client.GetStringAsync(new Uri(_server.Address, "document.json")));

        Assert.Equal(54, document.RootElement.GetProperty("trials").GetArrayLength());
        Assert.Equal(study.Result.Champion.Trial.Id, document.RootElement.GetProperty("champion").GetInt32());
    }

    [Fact]
    public async Task Pages_are_told_at_the_beginning()
    {
        using var stream = await _client.GetStreamAsync(new Uri(_server.Address, "events"));
        using var reader = new StreamReader(stream);

        Assert.Equal("event: changed", await reader.ReadLineAsync());
    }

    // A page of someone else's whose name points here must learn nothing.
    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:80")]
    [InlineData("127.0.0.1.evil.example")]
    public async Task Other_names_are_not_answered(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_server.Address, "document.json"));
        request.Headers.Host = host;

        using var answer = await _client.SendAsync(request);

        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("etc/passwd")]
    [InlineData("..%2f..%2fetc/passwd")]
    [InlineData("%3Cscript%3E")]
    public async Task There_is_nothing_else(string path)
    {
        using var answer = await _client.GetAsync(new Uri(_server.Address, path));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task It_only_reads()
    {
        using var answer = await _client.PostAsync(_server.Address, null);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Fact]
    public async Task What_is_no_study_is_said_at_once()
    {
        var failure = await Assert.ThrowsAsync<NasException>(() => DashboardServer.StartAsync(study.ReportPath, null, 0, CancellationToken.None));

        Assert.Equal("NAS7085", Assert.Single(failure.Diagnostics).Id);
    }
}
