using NotebookNet.Downloads;
using NotebookNet.Hosting;

namespace NotebookNet.Tests;

/// <summary>What a running cell shows of a download.</summary>
public class DownloadDisplayTests
{
    private static readonly Uri Mirror = new("https://mirror.example/files/a.gz");

    [Fact]
    public void A_live_host_gets_one_output_that_ends_with_a_full_bar()
    {
        var host = new NotingHost { IsLive = true };
        var display = new DownloadDisplay("Tiny <b>", host);
        display.Report(new DownloadProgress("a.gz", Mirror, 0, 4_000_000));
        display.Report(new DownloadProgress("a.gz", Mirror, 1_000_000, 4_000_000));
        display.Finish();
        Assert.Equal(1, host.Outputs);
        Assert.Equal("Downloading Tiny <b>: a.gz, 0.0 MB of 4.0 MB from mirror.example", host.Shown[0].ToString());
        Assert.Equal("Tiny <b> has been downloaded from mirror.example.", host.Shown[^1].ToString());
        var html = ((Visuals.Displayable)host.Shown[^1]).ToHtml();
        Assert.Contains("width:100%", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_and_widths_are_the_same_under_German_settings()
    {
        using var german = new GermanCulture();
        var host = new NotingHost { IsLive = true };
        new DownloadDisplay("Tiny", host).Report(new DownloadProgress("a.gz", Mirror, 1_250_000, 10_000_000));
        Assert.Equal("Downloading Tiny: a.gz, 1.3 MB of 10.0 MB from mirror.example", host.Shown[0].ToString());
        Assert.Contains("width:12.5%", ((Visuals.Displayable)host.Shown[0]).ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_that_cannot_update_gets_one_line_at_the_beginning()
    {
        var host = new NotingHost();
        var display = new DownloadDisplay("Tiny", host);
        display.Report(new DownloadProgress("a.gz", Mirror, 0, null));
        display.Report(new DownloadProgress("b.gz", Mirror, 7, null));
        display.Finish();
        Assert.Equal("Downloading Tiny: a.gz, 0.0 MB from mirror.example", Assert.Single(host.Shown).ToString());
    }

    [Fact]
    public void Nothing_is_shown_without_a_download_nor_where_outputs_are_kept()
    {
        var host = new NotingHost { IsLive = true };
        new DownloadDisplay("Tiny", host).Finish();
        Assert.Empty(host.Shown);
        var keeping = new NotingHost { IsLive = true, KeepsOutputs = true };
        var display = new DownloadDisplay("Tiny", keeping);
        display.Report(new DownloadProgress("a.gz", Mirror, 0, null));
        display.Finish();
        Assert.Empty(keeping.Shown);
    }

    [Fact]
    public void A_host_that_fails_does_not_end_the_download()
    {
        var display = new DownloadDisplay("Tiny", new NotingHost { IsLive = true, Fails = true });
        display.Report(new DownloadProgress("a.gz", Mirror, 0, null));
        display.Finish();
    }

    private sealed class NotingHost : INotebookHost, IDisplayHandle
    {
        public string Name => "noting";

        public bool IsLive { get; init; }

        public bool KeepsOutputs { get; init; }

        public bool Fails { get; init; }

        public CancellationToken Cancellation => default;

        public List<object> Shown { get; } = [];

        public int Outputs { get; private set; }

        public IDisplayHandle? Show(object value)
        {
            Outputs++;
            Update(value);
            return IsLive ? this : null;
        }

        public void Update(object value)
        {
            if (Fails)
            {
                throw new InvalidOperationException("The front end has gone.");
            }

            Shown.Add(value);
        }
    }
}
