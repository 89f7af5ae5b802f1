using System.Diagnostics;
using NotebookNet.Training;
using NotebookNet.Visuals;

namespace NotebookNet.Hosting;

/// <summary>Shows a training while it runs, where the host can; elsewhere one line when it is over.</summary>
internal sealed class LiveTraining
{
    // Front ends flicker above ten updates a second; drawing must not cost the training more than a percent or two.
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(125);
    private const double LargestShare = 0.02;

    private readonly INotebookHost _host = NotebookHost.Current;
    private readonly Dictionary<string, List<double>> _values;
    private readonly int _epochs;
    private readonly int _steps;
    private readonly int _initialEpoch;
    private IDisplayHandle? _handle;
    private TimeSpan _nextUpdate = ShortestPause;
    private TimeSpan _lastCost;

    public LiveTraining(Dictionary<string, List<double>> values, int epochs, int steps, int initialEpoch)
    {
        _values = values;
        _epochs = epochs;
        _steps = steps;
        _initialEpoch = initialEpoch;
    }

    /// <summary>A step was done; shows it when it is time to.</summary>
    public void Step(int epoch, int step, long samples, TimeSpan elapsed, ScoreBoard board)
    {
        if (!_host.IsLive || elapsed < _nextUpdate)
        {
            return;
        }

        var before = Stopwatch.GetTimestamp();
        var done = (((epoch - 1 - _initialEpoch) * (double)_steps) + step) / ((_epochs - _initialEpoch) * (double)_steps);
        var remaining = elapsed * ((1 - done) / done);
        var status = new TrainingStatus(
            epoch, _epochs, step, _steps, elapsed, remaining, samples / elapsed.TotalSeconds, WithLastValidation(board), false, null);
        Show(new TrainingMonitor(status, Curves(_epochs)));
        var cost = Stopwatch.GetElapsedTime(before);

        // The smaller of two costs in a row: the first picture of a session is compiled for half a second, and a pause that
        // pays for that would leave most trainings without a second picture.
        var charged = Math.Min(cost.Ticks, _lastCost.Ticks);
        _lastCost = cost;
        _nextUpdate = elapsed + TimeSpan.FromTicks(Math.Max(ShortestPause.Ticks, (long)(charged / LargestShare)));
    }

    /// <summary>The training is over: the final picture or line, which folds up when the history itself is shown.</summary>
    public void Finish(History history, long samples)
    {
        var seconds = Math.Max(history.Duration.TotalSeconds, 1e-9);
        KeyValuePair<string, double>[] last =
            [.. _values.Where(pair => pair.Value.Count > 0).Select(pair => KeyValuePair.Create(pair.Key, pair.Value[^1]))];
        var status = new TrainingStatus(
            history.LastEpoch, _epochs, _steps, _steps, history.Duration, null, samples / seconds, last, true, history.Message)
        {
            ShowsTimings = !_host.KeepsOutputs,
        };
        Show(new TrainingMonitor(status, _host.IsLive ? Curves(totalEpochs: null) : null));
        if (_handle is { } handle)
        {
            history.WhenDisplayed(() => Safely(() => handle.Update(new TrainingMonitor(status, null))));
        }
    }

    private static void Safely(Action show)
    {
        try
        {
            show();
        }
        catch (Exception)
        {
            // A host that fails must never end a training: the history still has everything.
        }
    }

    private List<KeyValuePair<string, double>> WithLastValidation(ScoreBoard board)
    {
        List<KeyValuePair<string, double>> metrics = [.. board.Read(prefix: string.Empty)];
        metrics.AddRange(_values
            .Where(pair => pair.Key.StartsWith("val_", StringComparison.Ordinal) && pair.Value.Count > 0)
            .Select(pair => KeyValuePair.Create(pair.Key, pair.Value[^1])));
        return metrics;
    }

    private TrainingCurves Curves(int? totalEpochs) =>
        new([.. _values.Select(pair => new CurveSeries(pair.Key, [.. pair.Value]))], totalEpochs: totalEpochs) { InitialEpoch = _initialEpoch };

    private void Show(TrainingMonitor monitor) => Safely(() =>
    {
        if (_handle is null)
        {
            _handle = _host.Show(monitor);
        }
        else
        {
            _handle.Update(monitor);
        }
    });
}
