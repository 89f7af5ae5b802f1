namespace NotebookNet;

/// <summary>A number people read to see how good a model is; it is watched, not trained on.</summary>
public abstract record Metric
{
    /// <inheritdoc cref="NotebookNet.Accuracy"/>
    public static Metric Accuracy { get; } = new Accuracy();

    /// <inheritdoc cref="NotebookNet.MeanAbsoluteError"/>
    public static Metric MeanAbsoluteError { get; } = new MeanAbsoluteError();

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
