using System.Globalization;
using System.Text;
using NotebookNet.Visuals;

namespace NotebookNet;

/// <summary>How a training ended.</summary>
public enum TrainingOutcome
{
    /// <summary>All epochs were done.</summary>
    Completed,

    /// <summary>The user stopped it.</summary>
    Cancelled,

    /// <summary>The time budget was used up.</summary>
    OutOfTime,

    /// <summary>The loss or a weight was no longer a finite number.</summary>
    Diverged,

    /// <summary>A callback ended it, such as <see cref="EarlyStopping"/>.</summary>
    StoppedEarly,
}

/// <summary>The course of a training: loss and metrics of each epoch. It draws itself as training curves. Keras: <c>History</c>.</summary>
/// <example><code>var last = history["val_accuracy"][^1];</code></example>
public sealed partial class History : Displayable
{
    private readonly Dictionary<string, List<double>> _values;
    private Action? _whenDisplayed;

    internal History(Dictionary<string, List<double>> values, int epochs, int seed, int initialEpoch = 0)
    {
        _values = values;
        PlannedEpochs = epochs;
        Seed = seed;
        InitialEpoch = initialEpoch;
    }

    /// <summary>What was measured: <c>loss</c>, the metrics, and the same with <c>val_</c> for the validation data.</summary>
    public IReadOnlyList<string> Keys => [.. _values.Keys];

    /// <summary>How many whole epochs were done.</summary>
    public int EpochCount => _values.Values.Select(values => values.Count).DefaultIfEmpty(0).Max();

    /// <summary>The number of the last epoch that was asked for.</summary>
    public int PlannedEpochs { get; }

    /// <summary>The seed of this training; given again to a new model, it repeats the run.</summary>
    public int Seed { get; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; internal set; }

    /// <summary>How it ended.</summary>
    public TrainingOutcome Outcome { get; internal set; }

    /// <summary>Why it ended early and what helps, or which weights were restored; null when there is nothing to say.</summary>
    public string? Message { get; internal set; }

    /// <summary>One measure over the epochs: element i belongs to epoch <see cref="InitialEpoch"/> + i + 1.</summary>
    /// <param name="key">For example <c>loss</c> or <c>val_accuracy</c>.</param>
    /// <exception cref="ArgumentException">It was not measured.</exception>
    public IReadOnlyList<double> this[string key] =>
        _values.TryGetValue(key, out var values)
            ? values
            : throw new ArgumentException($"The history has no '{key}'. It has: {string.Join(", ", _values.Keys)}.", nameof(key));

    /// <inheritdoc/>
    public override string ToHtml() => Curves().ToHtml();

    /// <summary>A table of the epochs, abridged in the middle, and how the training ended.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{EpochCount} of {PlannedEpochs} epochs, seed {Seed}");
        if (Message is not null)
        {
            text.Append('\n').Append(Message);
        }

        if (EpochCount == 0)
        {
            return text.ToString();
        }

        var widths = _values.Keys.Select(key => Math.Max(key.Length, 10)).ToArray();
        text.Append("\nepoch");
        foreach (var (key, width) in _values.Keys.Zip(widths))
        {
            text.Append("  ").Append(key.PadLeft(width));
        }

        for (var epoch = 0; epoch < EpochCount; epoch++)
        {
            if (EpochCount > 12 && epoch == 5)
            {
                text.Append("\n    …");
                epoch = EpochCount - 5;
            }

            text.Append('\n').Append((epoch + 1).ToString(CultureInfo.InvariantCulture).PadLeft(5));
            foreach (var (values, width) in _values.Values.Zip(widths))
            {
                text.Append("  ").Append((epoch < values.Count ? Number(values[epoch]) : string.Empty).PadLeft(width));
            }
        }

        return text.ToString();
    }

    // Four decimals, as Keras prints them; very small and very large numbers with an exponent.
    private static string Number(double value) =>
        value.ToString(value != 0 && Math.Abs(value) is < 1e-3 or >= 1e6 ? "0.0000e+00" : "0.0000", CultureInfo.InvariantCulture);

    /// <summary>What is done once when a host first shows this history: the live picture of the same training folds up.</summary>
    internal void WhenDisplayed(Action action) => _whenDisplayed = action;

    /// <inheritdoc/>
    protected internal override void OnDisplaying()
    {
        _whenDisplayed?.Invoke();
        _whenDisplayed = null;
    }
}
