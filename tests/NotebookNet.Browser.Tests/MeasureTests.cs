using Xunit.Abstractions;

namespace NotebookNet.Browser.Tests;

/// <summary>The measuring itself: each kind of defect, made on purpose, is found.</summary>
[Collection(BrowserCollection.Name)]
public class MeasureTests(PictureBrowser browser, ITestOutputHelper output)
{
    private const string Svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 200 100\" width=\"100%\" style=\"max-width:200px\" fill=\"currentColor\" font-size=\"12\">";

    [Fact]
    public async Task A_sound_picture_has_no_findings()
    {
        if (await MeasureAsync("<text x=\"10\" y=\"20\">first</text><text x=\"10\" y=\"40\">second</text>") is not { } page)
        {
            return;
        }

        var picture = page.Pictures["it"];
        Assert.Empty(picture.Overlaps.Concat(picture.Cut).Concat(picture.Faint).Concat(picture.Overflow).Concat(page.Requests).Concat(page.Errors));
        Assert.Equal((2, 12.0), (picture.Count, picture.Smallest));
    }

    [Theory]
    [InlineData("<text x=\"10\" y=\"20\">first</text><text x=\"20\" y=\"24\">second</text>")]
    [InlineData("<text x=\"10\" y=\"20\">first</text><text x=\"60\" y=\"20\" text-anchor=\"end\">second</text>")]
    [InlineData("<text x=\"50\" y=\"50\" transform=\"rotate(-45 50 50)\">first</text><text x=\"54\" y=\"50\" transform=\"rotate(-45 54 50)\">second</text>")]
    public async Task Texts_on_one_another_are_found(string content) => await FindsAsync(content, p => p.Overlaps);

    [Fact]
    public async Task Slanted_texts_beside_each_other_are_no_finding()
    {
        if (await MeasureAsync("<text x=\"20\" y=\"90\" transform=\"rotate(-45 20 90)\">first one</text><text x=\"45\" y=\"90\" transform=\"rotate(-45 45 90)\">second one</text>") is { } page)
        {
            Assert.Empty(page.Pictures["it"].Overlaps);
        }
    }

    [Theory]
    [InlineData("<text x=\"180\" y=\"20\">far out</text>")]
    [InlineData("<text x=\"10\" y=\"4\">too high</text>")]
    public async Task Text_that_reaches_out_of_its_picture_is_found(string content) => await FindsAsync(content, p => p.Cut);

    [Theory]
    [InlineData("<text x=\"10\" y=\"20\" opacity=\"0.4\">pale</text>")]
    [InlineData("<rect width=\"100\" height=\"50\" fill=\"#0072B2\"/><text x=\"10\" y=\"20\">on blue</text>")]
    [InlineData("<g opacity=\"0.5\"><text x=\"10\" y=\"20\">in a pale group</text></g>")]
    [InlineData("<rect width=\"100\" height=\"50\" fill=\"#0072B2\" pointer-events=\"none\"/><g pointer-events=\"none\"><text x=\"10\" y=\"20\">untouchable</text></g>")]
    public async Task Text_with_too_little_contrast_is_found(string content) => await FindsAsync(content, p => p.Faint);

    [Fact]
    public async Task A_translucent_fill_counts_as_what_it_looks_like()
    {
        if (await MeasureAsync("<rect width=\"100\" height=\"50\" fill=\"#0072B2\" fill-opacity=\"0.3\"/><text x=\"10\" y=\"20\">on pale blue</text>") is { } page)
        {
            Assert.Empty(page.Pictures["it"].Faint);
        }
    }

    [Fact]
    public async Task What_is_wider_than_the_page_is_found_unless_it_scrolls()
    {
        if (IsSkipped())
        {
            return;
        }

        const string wide = "<div style=\"width:900px\">wide</div>";
        var pictures = new Dictionary<string, string> { ["bad"] = wide, ["good"] = $"<div style=\"overflow:auto\">{wide}</div>" };
        var page = await browser.MeasureAsync(pictures, Theme.Light, 400);
        Assert.NotEmpty(page.Pictures["bad"].Overflow);
        Assert.Empty(page.Pictures["good"].Overflow);
    }

    [Fact]
    public async Task Requests_and_errors_are_found()
    {
        if (await MeasureAsync("</svg><img src=\"https://example.org/x.png\" alt=\"\"><img src=\"relative.png\" alt=\"\"><script>throw new Error('oops')</script><svg>") is { } page)
        {
            Assert.Equal(["http://notebook.test/relative.png", "https://example.org/x.png"], page.Requests.Order());
            Assert.Contains(page.Errors, e => e.Contains("oops", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_size_of_text_is_the_one_on_the_screen()
    {
        if (IsSkipped())
        {
            return;
        }

        var half = Svg.Replace("max-width:200px", "max-width:100px", StringComparison.Ordinal);
        var page = await browser.MeasureAsync(new Dictionary<string, string> { ["it"] = half + "<text x=\"10\" y=\"20\">small</text></svg>" }, Theme.Dark, 400);
        Assert.Equal(6, page.Pictures["it"].Smallest, 0.01);
    }

    private async Task FindsAsync(string content, Func<MeasuredPicture, IReadOnlyList<string>> problems)
    {
        if (await MeasureAsync(content) is { } page)
        {
            Assert.Single(problems(page.Pictures["it"]));
        }
    }

    private async Task<MeasuredPage?> MeasureAsync(string content)
    {
        if (IsSkipped())
        {
            return null;
        }

        return await browser.MeasureAsync(new Dictionary<string, string> { ["it"] = Svg + content + "</svg>" }, Theme.Light, 400);
    }

    private bool IsSkipped()
    {
        if (browser.IsMissing)
        {
            output.WriteLine(PictureBrowser.Skipped);
        }

        return browser.IsMissing;
    }
}
