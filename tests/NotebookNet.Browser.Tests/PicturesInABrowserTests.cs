using System.Globalization;
using Xunit.Abstractions;

namespace NotebookNet.Browser.Tests;

/// <summary>Every picture in a real browser, in light and dark, on a narrow and on a wide page.</summary>
[Collection(BrowserCollection.Name)]
public class PicturesInABrowserTests(PictureBrowser browser, ITestOutputHelper output)
{
    // What a reader of a page of 1,200 pixels, and of a phone, can still read.
    private const double SmallestOnWidePages = 9;
    private const double SmallestOnNarrowPages = 6;

    public static TheoryData<string> Names => [.. Pictures.Names];

    [Fact]
    public void Pages_ask_for_nothing_and_the_console_stays_empty()
    {
        foreach (var (setting, page) in Pages())
        {
            Assert.True(page.Requests.Count == 0, $"{setting}: {string.Join(", ", page.Requests)}");
            Assert.True(page.Errors.Count == 0, $"{setting}: {string.Join(", ", page.Errors)}");
            Assert.Equal(Pictures.Names.Order(), page.Pictures.Keys.Order());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_wider_than_the_page(string name) => NoneIn(name, p => p.Overflow);

    [Theory]
    [MemberData(nameof(Names))]
    public void No_texts_lie_on_one_another(string name) => NoneIn(name, p => p.Overlaps);

    [Theory]
    [MemberData(nameof(Names))]
    public void No_text_is_cut_by_its_picture(string name) => NoneIn(name, p => p.Cut);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_text_stands_out_from_what_is_behind_it(string name) => NoneIn(name, p => p.Faint);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_text_is_large_enough(string name)
    {
        foreach (var (setting, page) in Pages())
        {
            var picture = page.Pictures[name];
            var least = setting.Width == Pictures.Widths[0] ? SmallestOnNarrowPages : SmallestOnWidePages;
            Assert.True(
                picture.Smallest >= least - 0.05,
                string.Create(CultureInfo.InvariantCulture, $"{setting}: '{picture.SmallestText}' has {picture.Smallest:0.0} px, expected {least} px; the picture is {picture.Width:0} px wide"));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_picture_has_text_that_was_measured(string name)
    {
        foreach (var (_, page) in Pages())
        {
            Assert.True(page.Pictures[name].Count > 0);
        }
    }

    private void NoneIn(string name, Func<MeasuredPicture, IReadOnlyList<string>> problems)
    {
        foreach (var (setting, page) in Pages())
        {
            var found = problems(page.Pictures[name]);
            Assert.True(found.Count == 0, $"{setting}: {found.Count} × {string.Join("; ", found.Take(6))}");
        }
    }

    private IEnumerable<((Theme Theme, int Width) Setting, MeasuredPage Page)> Pages()
    {
        if (browser.IsMissing)
        {
            output.WriteLine(PictureBrowser.Skipped);
            return [];
        }

        return from theme in Theme.Both from width in Pictures.Widths select ((theme, width), browser.Page(theme, width));
    }
}
