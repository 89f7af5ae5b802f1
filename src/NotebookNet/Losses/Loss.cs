namespace NotebookNet;

/// <summary>
/// What training makes small. A loss is an element-wise part (<see cref="Values"/>) and a reduction: the mean over all loss
/// values of the batch, which is Keras' <c>sum_over_batch_size</c>.
/// </summary>
public abstract record Loss
{
    /// <inheritdoc cref="NotebookNet.MeanSquaredError"/>
    public static Loss MeanSquaredError { get; } = new MeanSquaredError();

    /// <inheritdoc cref="NotebookNet.BinaryCrossEntropy"/>
    public static Loss BinaryCrossEntropy { get; } = new BinaryCrossEntropy();

    /// <inheritdoc cref="NotebookNet.CategoricalCrossEntropy"/>
    public static Loss CategoricalCrossEntropy { get; } = new CategoricalCrossEntropy();

    /// <inheritdoc cref="NotebookNet.SparseCategoricalCrossEntropy"/>
    public static Loss SparseCategoricalCrossEntropy { get; } = new SparseCategoricalCrossEntropy();

    /// <summary>The name pictures and messages show.</summary>
    public virtual string Name => GetType().Name;

    /// <summary>The loss values of a batch, before they are averaged.</summary>
    /// <param name="predictions">What the network said, (B, …).</param>
    /// <param name="labels">What is true.</param>
    /// <returns>One value per row or per element.</returns>
    /// <exception cref="ShapeException">Labels and predictions do not fit.</exception>
    public abstract Tensor Values(Tensor predictions, Tensor labels);

    /// <summary>The loss of a batch: the mean of <see cref="Values"/>.</summary>
    /// <param name="predictions">What the network said, (B, …).</param>
    /// <param name="labels">What is true.</param>
    /// <returns>A single number.</returns>
    /// <exception cref="ShapeException">Labels and predictions do not fit.</exception>
    public Tensor Compute(Tensor predictions, Tensor labels) => Values(predictions, labels).Mean();

    /// <summary>The name.</summary>
    /// <returns>The text.</returns>
    public sealed override string ToString() => Name;

    /// <summary>
    /// Says so when labels of this shape cannot belong to predictions of that shape; both without the batch.
    /// </summary>
    internal virtual void CheckLabels(Shape predictions, Shape labels)
    {
        if (!labels.Equals(predictions) && !(labels.Rank == 0 && predictions.Length == 1))
        {
            throw new ShapeException(
                $"{Name} compares each prediction with a label of the same shape: the network gives {predictions} per sample, the labels are {labels} per sample. "
                + "Give the last layer as many units as there are label columns"
                + (labels.Rank == 0 ? ", or use Loss.SparseCategoricalCrossEntropy when the labels are class indices." : "."));
        }
    }

    /// <summary>Says so when a label has a value the loss has no meaning for; the shapes have been checked.</summary>
    /// <param name="predictions">The shape of one prediction.</param>
    /// <param name="labels">The labels, with the batch.</param>
    internal virtual void CheckLabelValues(Shape predictions, Tensor labels)
    {
    }

    /// <summary>For losses whose labels are probabilities: says so when one is not from 0 to 1.</summary>
    private protected void CheckProbabilities(Tensor labels, string cure)
    {
        var position = Array.FindIndex(labels.Data, label => label is < 0 or > 1);
        if (position >= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(labels), FormattableString.Invariant(
                $"{Name} takes labels from 0 to 1, but the label in row {position / labels.Shape.WithoutFirst().Length} is {labels.Data[position]}. {cure}"));
        }
    }

    /// <summary>
    /// Labels in the shape of the predictions: (B) for predictions (B, 1) becomes (B, 1). Without this, broadcasting would
    /// silently compare every prediction with every label.
    /// </summary>
    private protected Tensor Aligned(Tensor predictions, Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Shape.Equals(predictions.Shape))
        {
            return labels;
        }

        var differOnlyInLastOne = labels.Length == predictions.Length && Math.Abs(labels.Rank - predictions.Rank) == 1
            && (labels.Rank < predictions.Rank ? predictions.Shape[^1] == 1 : labels.Shape[^1] == 1);
        return differOnlyInLastOne
            ? labels.Reshape(predictions.Shape.AsSpan())
            : throw new ShapeException(
                $"{Name} compares each prediction with a label of the same shape; got predictions {predictions.Shape} and labels {labels.Shape}.");
    }
}
