namespace NotebookNet;

/// <content>Windows over a series.</content>
public sealed partial class Dataset
{
    /// <summary>
    /// Cuts a series into windows, each with what comes after it: what a network needs to learn to forecast. Keras:
    /// <c>timeseries_dataset_from_array</c>.
    /// </summary>
    /// <remarks>
    /// Window i holds the steps i · stride … i · stride + length − 1; its label is the step that comes <paramref name="horizon"/> steps
    /// after its last. The windows stay in the order of time: part them with <c>Split(test: 0.2, shuffle: false)</c>, or the test part lies
    /// in between what was trained on. Scale the series before, with what its training part teaches, or attach a scaler to the model.
    /// </remarks>
    /// <param name="series">The numbers in the order of time: (T), or (T, F) for F numbers at each step.</param>
    /// <param name="length">How many steps a window has.</param>
    /// <param name="horizon">How far ahead the label is: 1 is the next step.</param>
    /// <param name="stride">From the beginning of one window to that of the next.</param>
    /// <param name="target">Which of the F numbers is forecast; all of them when null.</param>
    /// <returns>Features (N, length, F), and labels (N), or (N, F) when several numbers are forecast.</returns>
    /// <exception cref="ShapeException">The series has another shape.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Length, horizon or stride are below 1, or there is no such target.</exception>
    /// <exception cref="DataException">The series is too short for a single window.</exception>
    /// <example><code>
    /// var windows = Dataset.FromSeries(new float[] { 1, 2, 3, 4, 5, 6 }, length: 3);      // 1 2 3 → 4, 2 3 4 → 5, 3 4 5 → 6
    /// var (past, future) = windows.Split(test: 0.3, shuffle: false);
    /// </code></example>
    public static Dataset FromSeries(Tensor series, int length, int horizon = 1, int stride = 1, int? target = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        if (series.Rank is not (1 or 2))
        {
            throw new ShapeException($"A series has the shape (steps), or (steps, features); got {series.Shape}.");
        }

        var (steps, features) = (series.Shape[0], series.Rank == 1 ? 1 : series.Shape[1]);
        if (target is { } wanted && (uint)wanted >= (uint)features)
        {
            throw new ArgumentOutOfRangeException(nameof(target), target, $"There is no feature {target} to forecast: the series has {features} at each step, numbered from 0.");
        }

        var room = (long)steps - length - horizon;
        if (room < 0)
        {
            throw new DataException($"A window of {length} steps and a label {horizon} after its end need at least {(long)length + horizon} steps; the series has {steps}.");
        }

        var count = (int)(room / stride) + 1;
        var windows = new Tensor([count, length, features]);
        var labelSize = target is null ? features : 1;
        var labels = new Tensor(labelSize == 1 ? [count] : [count, labelSize]);
        for (var i = 0; i < count; i++)
        {
            var first = i * stride;
            series.Data.AsSpan(first * features, length * features).CopyTo(windows.Data.AsSpan(i * length * features));
            series.Data.AsSpan(((first + length + horizon - 1) * features) + (target ?? 0), labelSize).CopyTo(labels.Data.AsSpan(i * labelSize));
        }

        return new Dataset(windows, labels);
    }
}
