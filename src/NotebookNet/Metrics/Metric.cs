namespace NotebookNet;

/// <summary>A number people read to see how good a model is; it is watched, not trained on.</summary>
/// <remarks>Accumulators count in double precision over all batches: the result is that of all samples at once.</remarks>
public abstract record Metric
{
    /// <inheritdoc cref="NotebookNet.Accuracy"/>
    public static Metric Accuracy { get; } = new Accuracy();

    /// <summary><see cref="NotebookNet.BinaryAccuracy"/> with the threshold 0.5.</summary>
    public static Metric BinaryAccuracy { get; } = new BinaryAccuracy();

    /// <inheritdoc cref="NotebookNet.CategoricalAccuracy"/>
    public static Metric CategoricalAccuracy { get; } = new CategoricalAccuracy();

    /// <inheritdoc cref="NotebookNet.SparseCategoricalAccuracy"/>
    public static Metric SparseCategoricalAccuracy { get; } = new SparseCategoricalAccuracy();

    /// <summary><see cref="NotebookNet.Precision"/> with the threshold 0.5; for classes the plain mean over them.</summary>
    public static Metric Precision { get; } = new Precision();

    /// <summary><see cref="NotebookNet.Recall"/> with the threshold 0.5; for classes the plain mean over them.</summary>
    public static Metric Recall { get; } = new Recall();

    /// <summary><see cref="NotebookNet.F1Score"/> with the threshold 0.5; for classes the plain mean over them.</summary>
    public static Metric F1Score { get; } = new F1Score();

    /// <inheritdoc cref="NotebookNet.AUC"/>
    public static Metric AUC { get; } = new AUC();

    /// <inheritdoc cref="NotebookNet.LogLoss"/>
    public static Metric LogLoss { get; } = new LogLoss();

    /// <summary>The mean of the squared errors, 1/n Σ (ŷ − y)². Keras: <c>mean_squared_error</c>.</summary>
    public static Metric MeanSquaredError { get; } = new ErrorMetric("mean_squared_error", Power: 2, TakeRoot: false);

    /// <summary>The mean distance between prediction and label, 1/n Σ |ŷ − y|. Keras: <c>mean_absolute_error</c>.</summary>
    public static Metric MeanAbsoluteError { get; } = new ErrorMetric("mean_absolute_error", Power: 1, TakeRoot: false);

    /// <summary>The root of the mean squared error over all samples, in the unit of the labels. Keras: <c>root_mean_squared_error</c>.</summary>
    public static Metric RootMeanSquaredError { get; } = new ErrorMetric("root_mean_squared_error", Power: 2, TakeRoot: true);

    /// <inheritdoc cref="NotebookNet.R2Score"/>
    public static Metric R2Score { get; } = new R2Score();

    /// <summary>The mean cosine of the angle between prediction and label: 1 for the same direction. Keras: <c>cosine_similarity</c>.</summary>
    public static Metric CosineSimilarity { get; } = new CosineMetric();

    /// <summary>The key in a <see cref="History"/>, as in Keras.</summary>
    public abstract string Name { get; }

    /// <summary>A new accumulator, which sees batch after batch and knows the result over all.</summary>
    /// <returns>The accumulator, empty.</returns>
    public abstract MetricAccumulator CreateAccumulator();

    /// <summary>The metric of one batch.</summary>
    /// <param name="predictions">What the network said, (B, …).</param>
    /// <param name="labels">What is true.</param>
    /// <returns>The value.</returns>
    public double Compute(Tensor predictions, Tensor labels)
    {
        var accumulator = CreateAccumulator();
        accumulator.Add(predictions, labels);
        return accumulator.Result;
    }

    /// <summary>The name.</summary>
    /// <returns>The text.</returns>
    public sealed override string ToString() => Name;
}

/// <summary>A metric over many batches.</summary>
public abstract class MetricAccumulator
{
    /// <summary>The value over everything added so far; NaN when nothing was.</summary>
    public abstract double Result { get; }

    /// <summary>Adds a batch.</summary>
    /// <param name="predictions">What the network said, (B, …).</param>
    /// <param name="labels">What is true.</param>
    public abstract void Add(Tensor predictions, Tensor labels);

    /// <summary>Forgets everything, for a new epoch.</summary>
    public abstract void Reset();
}
