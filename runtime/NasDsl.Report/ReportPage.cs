using System.Net;
using System.Text.Json;
using NasDsl.Report.Document;

namespace NasDsl.Report;

/// <summary>
/// Writes searches as one page of HTML that needs nothing else: data, script, style and drawings are inside, and its policy lets it load and run nothing but that. Words of the user's
/// reach the page as data alone; its script makes text of them, never markup.
/// </summary>
public static class ReportPage
{
    private static readonly string Style = Resource.Read("page.css");
    private static readonly string Charts = Resource.Read("echarts.js");
    private static readonly string Notices = $"{Resource.Read("echarts.NOTICE")}\n{Resource.Read("echarts.LICENSE-d3")}";
    private static readonly string Script = Resource.Read("page.js");

    /// <summary>What the page may do: run its own scripts, apply its own style, and nothing else. A live page also asks the server that it came from.</summary>
    /// <param name="isLive">Whether the page is live.</param>
    /// <returns>A content security policy.</returns>
    public static string Policy(bool isLive) =>
        $"default-src 'none'; script-src '{Resource.Hash(Charts)}' '{Resource.Hash(Script)}'; style-src '{Resource.Hash(Style)}'; img-src data:; "
        + $"connect-src {(isLive ? "'self'" : "'none'")}; base-uri 'none'; form-action 'none'";

    /// <summary>Writes a page.</summary>
    /// <param name="input">What it tells of.</param>
    /// <param name="isLive">Whether it asks the server that it came from for what is new.</param>
    /// <returns>The text of the page.</returns>
    public static string Write(ReportInput input, bool isLive = false)
    {
        ArgumentNullException.ThrowIfNull(input);
        var title = WebUtility.HtmlEncode(input.Search.Model.Name);
        return $"""
            <!DOCTYPE html>
            <html lang="en"{(isLive ? " data-live" : "")}>
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{Policy(isLive)}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="generator" content="NasDsl">
            <title>{title} - NasDsl</title>
            <link rel="icon" href="data:,">
            <style>{Style}</style>
            </head>
            <body>
            <noscript><p>This page draws its charts with JavaScript, which is switched off.</p></noscript>
            <div id="page"></div>
            <script type="application/json" id="document">{WriteDocument(input)}</script>
            <!-- The next script is:

            {Notices}
            -->
            <script>{Charts}</script>
            <script>{Script}</script>
            </body>
            </html>

            """;
    }

    /// <summary>Writes what a page shows, for live pages to take up.</summary>
    /// <param name="input">What it tells of.</param>
    /// <returns>JSON that no script element ends in.</returns>
    public static string WriteDocument(ReportInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return JsonSerializer.Serialize(DocumentBuilder.Build(input), ReportJson.Default.ReportDocument);
    }
}
