using NotebookNet.Hosting;

namespace NotebookNet.Tests;

/// <summary>A terminal shows a training on one line that is rewritten in place.</summary>
public class ConsoleLineTests
{
    [Fact]
    public void A_terminal_gets_one_line_rewritten_in_place_never_wider_than_itself()
    {
        const int width = 60;
        var written = Written(new ConsoleHost(isLive: true, () => width), TimeSpan.FromSeconds(0.8));
        Assert.Equal(1, written.Count(c => c == '\n'));
        Assert.EndsWith(Environment.NewLine, written, StringComparison.Ordinal);
        var states = written.TrimEnd().Split('\r', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(states.Length >= 3, $"{states.Length} states");
        Assert.All(states.SkipLast(1), state => Assert.InRange(state.Length, 1, width - 1));
        Assert.All(states, state => Assert.StartsWith("epoch ", state, StringComparison.Ordinal));
        Assert.Contains("was over", states[^1], StringComparison.Ordinal);

        // What a longer line left behind is overwritten.
        for (var i = 1; i < states.Length - 1; i++)
        {
            Assert.True(states[i].Length >= states[i - 1].TrimEnd().Length);
        }
    }

    [Fact]
    public void A_file_gets_the_final_line_alone()
    {
        var written = Written(new ConsoleHost(isLive: false), TimeSpan.FromSeconds(0.3));
        Assert.DoesNotContain('\r', written.TrimEnd());
        Assert.Single(written.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_continued_training_shows_its_own_epochs_and_speed()
    {
        using var host = new FakeHost();
        var model = Networks.Classifier();
        model.Fit(Datasets.Iris(), epochs: 3, seed: 1, progress: false);
        model.Fit(Datasets.Iris(), epochs: 5, initialEpoch: 3, seed: 1);
        Assert.Contains("epoch 5/5", host.Shown[^1].ToString(), StringComparison.Ordinal);
        Assert.Contains("epoch 5 · training", host.Shown[^1].ToHtml(), StringComparison.Ordinal);
        Assert.DoesNotContain("epoch 3 · training", host.Shown[^1].ToHtml(), StringComparison.Ordinal);
    }

    private static string Written(ConsoleHost host, TimeSpan time)
    {
        var before = Console.Out;
        using var written = new StringWriter();
        Console.SetOut(written);
        NotebookHost.Use(host);
        try
        {
            Networks.Classifier().Fit(Datasets.Iris(), epochs: 1_000_000, seed: 1, maxTime: time);
        }
        finally
        {
            NotebookHost.Use(null);
            Console.SetOut(before);
        }

        return written.ToString();
    }
}
