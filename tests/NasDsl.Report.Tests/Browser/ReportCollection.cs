namespace NasDsl.Report.Tests.Browser;

/// <summary>Tests that share one search and one browser, which both take a while to begin.</summary>
[CollectionDefinition(Name)]
public sealed class ReportCollection : ICollectionFixture<SmallStudy>, ICollectionFixture<Chromium>
{
    public const string Name = "report";
}
