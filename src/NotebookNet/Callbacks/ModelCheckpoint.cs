using System.Globalization;
using System.Text.RegularExpressions;

namespace NotebookNet;

/// <summary>Saves the model after epochs, all of them or only the best so far. Keras: <c>ModelCheckpoint</c>.</summary>
/// <remarks>
/// The path may hold measures in braces, with a number format: <c>iris-{epoch:000}-{val_loss:0.0000}.safetensors</c>. Without one,
/// each file replaces the last, as a whole.
/// </remarks>
/// <example><code>
/// var best = new ModelCheckpoint(Path.Combine(Path.GetTempPath(), "best.safetensors"), saveBestOnly: true);
/// model.Fit(train, epochs: 5, validation: test, callbacks: [best]);
/// Model.Load(best.SavedPath!)
/// </code></example>
public sealed partial class ModelCheckpoint : Callback
{
    private readonly WatchedMeasure _monitor;

    /// <summary>Saves the model after epochs.</summary>
    /// <param name="path">The file; <c>{epoch}</c> and measures in braces are filled in.</param>
    /// <param name="monitor">What tells the best epoch, such as <c>val_loss</c>; only needed with <paramref name="saveBestOnly"/>.</param>
    /// <param name="saveBestOnly">Whether only epochs that are better than all before are saved.</param>
    /// <param name="mode">Whether smaller or larger is better.</param>
    /// <param name="every">Saves after every so many epochs; at least 1.</param>
    /// <param name="includeOptimizer">Whether what the optimizer remembers is saved, so that the training can be continued.</param>
    /// <exception cref="ArgumentException">The path or the monitor is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public ModelCheckpoint(
        string path,
        string monitor = "val_loss",
        bool saveBestOnly = false,
        MonitorMode mode = MonitorMode.Auto,
        int every = 1,
        bool includeOptimizer = true)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentOutOfRangeException.ThrowIfLessThan(every, 1);
        _monitor = WatchedMeasure.From(monitor, mode, minDelta: 0);
        (Path, SaveBestOnly, Every, IncludeOptimizer) = (path, saveBestOnly, every, includeOptimizer);
    }

    /// <summary>The file, with its braces.</summary>
    public string Path { get; }

    /// <summary>What tells the best epoch.</summary>
    public string Monitor => _monitor.Key;

    /// <summary>Whether only epochs that are better than all before are saved.</summary>
    public bool SaveBestOnly { get; }

    /// <summary>Saves after every so many epochs.</summary>
    public int Every { get; }

    /// <summary>Whether what the optimizer remembers is saved.</summary>
    public bool IncludeOptimizer { get; }

    /// <summary>The file that was saved last; null when there is none yet.</summary>
    public string? SavedPath { get; private set; }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _monitor.Reset();
        SavedPath = null;
        if (SaveBestOnly)
        {
            context.RequireKey(Monitor, nameof(ModelCheckpoint));
        }

        // A wrong path is said now, not after an hour.
        Fill(context, _ => 0);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Epoch % Every != 0)
        {
            return;
        }

        if (SaveBestOnly)
        {
            var value = _monitor.Of(context);
            if (!_monitor.Improves(value))
            {
                return;
            }

            _monitor.Accept(value);
        }

        var path = Fill(context, key => context.Logs[key]);
        context.Model.Save(path, IncludeOptimizer);
        SavedPath = path;
    }

    private string Fill(TrainingContext context, Func<string, double> value) => Braces().Replace(Path, match =>
    {
        var (key, format) = (match.Groups[1].Value, match.Groups[2].Value);
        if (key != "epoch")
        {
            context.RequireKey(key, $"The path of {nameof(ModelCheckpoint)}");
        }

        try
        {
            return key == "epoch"
                ? context.Epoch.ToString(format, CultureInfo.InvariantCulture)
                : value(key).ToString(format, CultureInfo.InvariantCulture);
        }
        catch (FormatException cause)
        {
            throw new ArgumentException($"The path of ModelCheckpoint has '{match.Value}', but '{format}' is no format of a number, such as 0.000 or 000.", cause);
        }
    });

    [GeneratedRegex(@"\{([^{}:]+)(?::([^{}]*))?\}")]
    private static partial Regex Braces();
}
