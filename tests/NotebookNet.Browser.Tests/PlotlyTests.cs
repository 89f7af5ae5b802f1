using Microsoft.Playwright;
using NotebookNet.Visuals.Tests;
using Xunit.Abstractions;

namespace NotebookNet.Browser.Tests;

/// <summary>Interactive figures with the real plotly.js, served by the test in place of the public server.</summary>
[Collection(BrowserCollection.Name)]
public class PlotlyTests(PictureBrowser browser, ITestOutputHelper output)
{
    private const string Variable = "NOTEBOOKNET_PLOTLY";
    private const string Missing = "Skipped: plotly.js is not there. .ci/run installs it (npm package plotly.js-dist-min into .ci/npm), or " + Variable + " names plotly.min.js.";

    private static readonly string File = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } own
        ? own : Path.Combine(Gallery.GalleryPage.Docs, "..", ".ci", "npm", "node_modules", "plotly.js-dist-min", "plotly.min.js");

    private static readonly (string Name, Figure Figure)[] Figures =
        [.. Samples.All.Select(p => (p.Key, p.Value() as Figure)).Where(p => p.Item2 is not null).Select(p => (p.Key, p.Item2!))];

    [Fact]
    public async Task Every_figure_is_valid_for_plotly()
    {
        if (IsSkipped())
        {
            return;
        }

        var page = await OpenAsync("<p>nothing</p>", serve: true);
        await page.Page.AddScriptTagAsync(new() { Url = InteractiveFigure.DefaultScript });
        var wrong = new List<string>();
        foreach (var (name, figure) in Figures)
        {
            var problems = await page.Page.EvaluateAsync<string[]>("json => { const figure = JSON.parse(json); return (Plotly.validate(figure.data, figure.layout) ?? []).map(p => p.msg); }", figure.ToPlotlyJson());
            wrong.AddRange(problems.Select(problem => $"{name}: {problem}"));
        }

        Assert.True(wrong.Count == 0, string.Join("; ", wrong));
        await page.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task Several_figures_on_one_page_are_drawn_and_the_script_is_loaded_once()
    {
        if (IsSkipped())
        {
            return;
        }

        // The first stands there twice, as when a cell is copied; names made to break markup are among them.
        Figure[] figures = [.. Figures.Where(f => f.Name is "figure-lines" or "figure-heat" or "contour-log" or "image-colour" or "figure-dates" or "figure-path").Select(f => f.Figure),
            new Figure("</script><b>t</b>").Line([1, 2, 3], "<img src=x onerror=alert(1)>")];
        var page = await OpenAsync(string.Concat(figures.Prepend(figures[0]).Select(f => f.Interactive().ToHtml())), serve: true);
        await page.Page.WaitForFunctionAsync($"document.querySelectorAll('.js-plotly-plot .main-svg').length > 0 && [...document.querySelectorAll('[data-notebooknet-plot]')].every(b => b.firstElementChild.style.display === 'none')", null, new() { Timeout = 60_000 });
        Assert.Equal(figures.Length + 1, await page.Page.Locator(".js-plotly-plot").CountAsync());
        Assert.Equal([InteractiveFigure.DefaultScript], page.Requests);
        Assert.Empty(page.Errors);
        Assert.Contains("<img src=x onerror=alert(1)>", await page.Page.Locator(".js-plotly-plot").Last.TextContentAsync(), StringComparison.Ordinal);
        await page.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_curve_on_the_screen_is_the_data()
    {
        if (IsSkipped())
        {
            return;
        }

        var page = await OpenAsync(new Figure("t").Line([1, 2, 3], [10.0, 30, 20], "a").Interactive().ToHtml(), serve: true);
        await page.Page.WaitForSelectorAsync(".js-plotly-plot .scatterlayer .js-line", new() { Timeout = 60_000, State = WaitForSelectorState.Attached });
        var drawn = await page.Page.EvaluateAsync<double[]>("document.querySelector('.js-plotly-plot .js-line').getAttribute('d').match(/-?[0-9.]+/g).map(Number)");
        Assert.Equal(6, drawn.Length);
        Assert.Equal(drawn[2] - drawn[0], drawn[4] - drawn[2], 0.1);
        Assert.Equal((drawn[1] - drawn[3]) / 2, drawn[1] - drawn[5], 0.1);
        await page.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_the_script_the_static_picture_stays_with_a_note()
    {
        if (browser.IsMissing)
        {
            output.WriteLine(PictureBrowser.Skipped);
            return;
        }

        var page = await OpenAsync(new Figure("t").Line([1, 2, 3]).Interactive().ToHtml(), serve: false);
        await page.Page.GetByText("this is the static picture").WaitForAsync();
        Assert.True(await page.Page.Locator("svg[role=img]").IsVisibleAsync());
        await page.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_page_with_an_amd_loader_still_finds_plotly()
    {
        if (IsSkipped())
        {
            return;
        }

        const string loader = "<script>window.define = () => { throw new Error('plotly went to the loader'); }; window.define.amd = {};</script>";
        var page = await OpenAsync(loader + new Figure("t").Line([1, 2, 3]).Interactive().ToHtml(), serve: true);
        await page.Page.WaitForSelectorAsync(".js-plotly-plot .main-svg", new() { Timeout = 60_000, State = WaitForSelectorState.Attached });
        Assert.True(await page.Page.EvaluateAsync<bool>("!!window.define.amd"));
        Assert.Empty(page.Errors);
        await page.Page.Context.CloseAsync();
    }

    private async Task<OpenPage> OpenAsync(string html, bool serve) =>
        await browser.OpenAsync("<!doctype html><link rel=\"icon\" href=\"data:,\"><body>" + html, url => serve && url == InteractiveFigure.DefaultScript ? System.IO.File.ReadAllBytes(File) : null);

    private bool IsSkipped()
    {
        var reason = browser.IsMissing ? PictureBrowser.Skipped : System.IO.File.Exists(File) ? null : Missing;
        if (reason is not null)
        {
            output.WriteLine(reason);
        }

        return reason is not null;
    }
}
