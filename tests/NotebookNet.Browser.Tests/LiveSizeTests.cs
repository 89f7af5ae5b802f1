using NotebookNet.Visuals;
using NotebookNet.Visuals.Tests;
using Xunit.Abstractions;

namespace NotebookNet.Browser.Tests;

/// <summary>The live picture of a training does not jump: from the first update to the last it takes the same place on the page.</summary>
[Collection(BrowserCollection.Name)]
public class LiveSizeTests(PictureBrowser browser, ITestOutputHelper output)
{
    [Theory]
    [InlineData(400)]
    [InlineData(1200)]
    public async Task Every_update_is_as_wide_and_as_high_as_the_first(int width)
    {
        if (browser.IsMissing)
        {
            output.WriteLine(PictureBrowser.Skipped);
            return;
        }

        var updates = Enumerable.Range(0, 11).ToDictionary(epoch => $"epoch {epoch}", epoch => Update(epoch).ToHtml());
        var page = await browser.MeasureAsync(updates, Theme.Light, width);
        var sizes = page.Pictures.Values.Select(p => (p.Width, p.Height)).Distinct().ToArray();
        Assert.Equal(11, page.Pictures.Count);
        var (_, height) = Assert.Single(sizes);
        Assert.True(height > 100);
    }

    // Numbers of very different lengths, as a training has them.
    private static TrainingMonitor Update(int epoch)
    {
        double[] Values(int count) => [.. Samples.Numbers(count, (uint)epoch + 1).Select(v => Math.Pow(10, 4 * v))];
        CurveSeries[] series = [new("loss", Values(epoch)), new("accuracy", Values(epoch)), new("val_loss", Values(Math.Max(0, epoch - 1))), new("val_accuracy", Values(Math.Max(0, epoch - 1)))];
        KeyValuePair<string, double>[] latest = [.. series.Where(s => s.Values.Count > 0).Select(s => KeyValuePair.Create(s.Name, s.Values[^1]))];
        return new(new(epoch, 10, epoch, 8, TimeSpan.FromSeconds(500 * epoch), epoch == 10 ? null : TimeSpan.FromSeconds(60), Math.Pow(10, epoch), latest, epoch == 10, null), new TrainingCurves(series, totalEpochs: 10));
    }
}
