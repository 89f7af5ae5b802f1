using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NotebookNet.Tests;

/// <summary>What a host gets to show while a model is trained.</summary>
public partial class LiveDisplayTests
{
    private static readonly (Dataset Train, Dataset Test) Iris = Datasets.Iris().Split(test: 0.2, seed: 1);

    [Fact]
    public void A_live_host_gets_one_output_that_is_updated_at_most_ten_times_a_second_and_ends_with_the_final_state()
    {
        using var host = new FakeHost();
        Train(TimeSpan.FromSeconds(1.2));
        Assert.Equal(1, host.Outputs);
        Assert.InRange(host.Shown.Count, 3, 12);
        for (var i = 1; i < host.Times.Count - 1; i++)
        {
            var pause = host.Times[i] - host.Times[i - 1];
            Assert.True(pause >= TimeSpan.FromMilliseconds(100), $"update {i} came {pause} after the one before");
        }

        Assert.All(host.Shown.SkipLast(1), monitor => Assert.False(monitor.IsFinished));
        Assert.True(host.Shown[^1].IsFinished);
    }

    [Fact]
    public void The_picture_keeps_its_size_from_the_first_update_to_the_last()
    {
        using var host = new FakeHost();
        Train(TimeSpan.FromSeconds(0.8));
        var sizes = host.Shown.Select(monitor => SvgSize().Match(monitor.ToHtml()).Value).Distinct().ToArray();
        Assert.True(host.Shown.Count >= 2);
        Assert.Matches("viewBox", Assert.Single(sizes));
    }

    [Fact]
    public void A_run_too_short_for_an_update_shows_its_final_state_once()
    {
        using var host = new FakeHost();
        var history = Networks.Classifier().Fit(Iris.Train, epochs: 1, seed: 1);
        var monitor = Assert.Single(host.Shown);
        Assert.True(monitor.IsFinished);
        Assert.Contains("epoch 1/1", monitor.ToString(), StringComparison.Ordinal);
        var shown = double.Parse(Regex.Match(monitor.ToString(), "accuracy ([0-9.]+)").Groups[1].Value, CultureInfo.InvariantCulture);
        Close.To(history["accuracy"][0], shown, 1e-3);
    }

    [Fact]
    public void A_host_that_cannot_update_gets_only_the_final_state()
    {
        using var host = new FakeHost { IsLive = false };
        Train(TimeSpan.FromSeconds(0.4));
        Assert.True(Assert.Single(host.Shown).IsFinished);
    }

    [Fact]
    public void Without_progress_nothing_is_shown()
    {
        using var host = new FakeHost();
        var history = Networks.Classifier().Fit(Iris.Train, epochs: 2, progress: false);
        _ = Formatting.Html(history);
        Assert.Empty(host.Shown);
    }

    [Fact]
    public void When_the_history_itself_is_displayed_the_live_curves_fold_up_once()
    {
        using var host = new FakeHost();
        var history = Networks.Classifier().Fit(Iris.Train, epochs: 3, seed: 1);
        var before = host.Shown.Count;
        var full = host.Shown[^1].ToHtml();
        _ = history.ToHtml();
        _ = history.ToString();
        Assert.Equal(before, host.Shown.Count);

        var html = Formatting.Html(history);
        Assert.Contains("<svg", html, StringComparison.Ordinal);
        Assert.Equal(before + 1, host.Shown.Count);
        Assert.True(host.Shown[^1].ToHtml().Length < full.Length / 2, "the folded picture has no curves");
        Assert.True(host.Shown[^1].IsFinished);
        _ = Formatting.Html(history);
        Assert.Equal(before + 1, host.Shown.Count);
    }

    [Fact]
    public void A_host_that_fails_never_ends_a_training()
    {
        using var host = new FakeHost { OnShow = _ => throw new InvalidOperationException("the front end is gone") };
        var history = Train(TimeSpan.FromSeconds(0.5));
        Assert.Equal(TrainingOutcome.OutOfTime, history.Outcome);
        Assert.Single(host.Shown);
        Assert.Contains("<svg", Formatting.Html(history), StringComparison.Ordinal);
    }

    [Fact]
    public void A_handle_that_fails_after_the_first_picture_never_ends_a_training()
    {
        var count = 0;
        using var host = new FakeHost { OnShow = _ => { if (++count > 1) { throw new InvalidOperationException("closed"); } } };
        var history = Train(TimeSpan.FromSeconds(0.5));
        Assert.Equal((TrainingOutcome.OutOfTime, 1), (history.Outcome, host.Outputs));
        Assert.Contains("<svg", Formatting.Html(history), StringComparison.Ordinal);
    }

    [Fact]
    public void A_stopped_training_ends_with_the_reason()
    {
        using var host = new FakeHost();
        Networks.Classifier().Fit(Iris.Train, epochs: 9, cancellation: new CancellationToken(canceled: true));
        Assert.Contains("Stopped by you", host.Shown[^1].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Drawing_takes_a_small_share_of_the_time()
    {
        // Two percent is the rule; the bound leaves room for a busy machine, and the best of a few runs counts. The first run
        // is not looked at: in it everything is compiled.
        _ = ShareOfDrawing();
        var shares = Enumerable.Range(0, 4).Select(_ => ShareOfDrawing()).TakeUntil(share => share < 0.06).ToArray();
        Assert.True(shares.Min() < 0.06, FormattableString.Invariant($"drawing took {shares.Min():P1} of the time"));
    }

    [Fact]
    public void A_first_picture_that_takes_long_does_not_stop_the_updates()
    {
        var count = 0;
        using var host = new FakeHost { OnShow = _ => Thread.Sleep(count++ == 0 ? 300 : 0) };
        Train(TimeSpan.FromSeconds(1));

        // It alone would be followed only by the final state.
        Assert.True(host.Shown.Count >= 3, $"{host.Shown.Count} pictures");
    }

    [Fact]
    public void A_host_that_is_always_slow_is_asked_seldom()
    {
        using var host = new FakeHost { OnShow = _ => Thread.Sleep(30) };
        Train(TimeSpan.FromSeconds(1.2));
        Assert.InRange(host.Shown.Count, 2, 4);
    }

    private static double ShareOfDrawing()
    {
        List<TimeSpan> drawings = [];
        using var host = new FakeHost
        {
            OnShow = monitor =>
            {
                var before = Stopwatch.GetTimestamp();
                _ = Formatting.Html(monitor);
                drawings.Add(Stopwatch.GetElapsedTime(before));
            },
        };
        var history = Train(TimeSpan.FromSeconds(1));
        Assert.True(drawings.Count >= 2);

        // The final picture is drawn when the training is over; in the slowest of the others something else had the processor.
        return drawings.SkipLast(1).Order().SkipLast(1).Sum(drawing => drawing.TotalSeconds) / history.Duration.TotalSeconds;
    }

    private static History Train(TimeSpan time) =>
        Networks.Classifier().Fit(Iris.Train, epochs: 1_000_000, validation: Iris.Test, seed: 1, maxTime: time);

    [GeneratedRegex("viewBox=\"[^\"]+\" width=\"[^\"]+\" style=\"[^\"]+\"")]
    private static partial Regex SvgSize();
}

internal static class Sequences
{
    /// <summary>The elements up to and including the first that fulfils the condition; none after it is even computed.</summary>
    public static IEnumerable<T> TakeUntil<T>(this IEnumerable<T> source, Func<T, bool> condition)
    {
        foreach (var item in source)
        {
            yield return item;
            if (condition(item))
            {
                yield break;
            }
        }
    }
}
