using NotebookNet.Hosting;

namespace NotebookNet.Tests;

/// <summary>The console, and hosts connected by delegates.</summary>
public class HostTests
{
    [Fact]
    public void A_redirected_console_gets_one_final_line()
    {
        var before = Console.Out;
        using var written = new StringWriter();
        Console.SetOut(written);
        try
        {
            // Console.IsOutputRedirected looks at the process's own output, which a test runner always redirects.
            Assert.True(Console.IsOutputRedirected);
            Networks.Classifier().Fit(Datasets.Iris(), epochs: 7, seed: 1);
        }
        finally
        {
            Console.SetOut(before);
        }

        var line = Assert.Single(written.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("epoch 7/7 ", line, StringComparison.Ordinal);
        Assert.Contains("accuracy", line, StringComparison.Ordinal);
        Assert.Contains("finished in", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', line.TrimEnd());
    }

    [Fact]
    public void Without_a_choice_the_host_is_the_console()
    {
        NotebookHost.Use(null);
        Assert.Equal("console", NotebookHost.Current.Name);
        Assert.False(NotebookHost.Current.Cancellation.CanBeCanceled);
    }

    [Fact]
    public void A_host_connected_by_delegates_shows_updates_and_stops()
    {
        using var source = new CancellationTokenSource();
        List<string> log = [];
        NotebookHost.Connect(
            "mine",
            value =>
            {
                log.Add("show");
                return _ => log.Add("update");
            },
            () => source.Token);
        try
        {
            Assert.Equal(("mine", true), (NotebookHost.Current.Name, NotebookHost.Current.IsLive));
            var history = Networks.Classifier().Fit(Datasets.Iris(), epochs: 2);
            _ = Formatting.Html(history);
            Assert.Equal(["show", "update"], log);
            source.Cancel();
            Assert.Equal(TrainingOutcome.Cancelled, Networks.Classifier().Fit(Datasets.Iris(), epochs: 2).Outcome);
        }
        finally
        {
            NotebookHost.Use(null);
        }
    }

    [Fact]
    public void A_delegate_without_a_handle_shows_only_what_it_gets()
    {
        var shown = 0;
        NotebookHost.Connect("mine", _ =>
        {
            shown++;
            return null;
        });
        try
        {
            Networks.Classifier().Fit(Datasets.Iris(), epochs: 2);
            Assert.Equal(1, shown);
        }
        finally
        {
            NotebookHost.Use(null);
        }
    }

    [Fact]
    public void A_host_whose_stop_button_fails_never_ends_a_training()
    {
        NotebookHost.Connect("mine", _ => null, () => throw new InvalidOperationException("no kernel"));
        try
        {
            Assert.Equal(TrainingOutcome.Completed, Networks.Classifier().Fit(Datasets.Iris(), epochs: 2).Outcome);
        }
        finally
        {
            NotebookHost.Use(null);
        }
    }
}
