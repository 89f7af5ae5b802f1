using NotebookNet.Kernels;

namespace NotebookNet;

/// <summary>
/// What training makes small. A loss is one value per sample (<see cref="Values"/>) and a reduction: the mean over all loss
/// values of the batch, which is Keras' <c>sum_over_batch_size</c>.
/// </summary>
/// <remarks>
/// Predictions (B, …, U) give values (B, …): whatever is computed for each output is put together over the last dimension, as in
/// Keras. Predictions (B) are one output per sample and give values (B). To add a loss of your own, derive a record and compute
/// <see cref="Values"/> with tensor operations; derivatives follow by themselves.
/// </remarks>
public abstract record Loss
{
    /// <inheritdoc cref="NotebookNet.MeanSquaredError"/>
    public static Loss MeanSquaredError { get; } = new MeanSquaredError();

    /// <inheritdoc cref="NotebookNet.MeanAbsoluteError"/>
    public static Loss MeanAbsoluteError { get; } = new MeanAbsoluteError();

    /// <summary><see cref="NotebookNet.Huber"/> with δ = 1.</summary>
    public static Loss Huber { get; } = new Huber();

    /// <inheritdoc cref="NotebookNet.LogCosh"/>
    public static Loss LogCosh { get; } = new LogCosh();

    /// <inheritdoc cref="NotebookNet.BinaryCrossEntropy"/>
    public static Loss BinaryCrossEntropy { get; } = new BinaryCrossEntropy();

    /// <inheritdoc cref="NotebookNet.CategoricalCrossEntropy"/>
    public static Loss CategoricalCrossEntropy { get; } = new CategoricalCrossEntropy();

    /// <inheritdoc cref="NotebookNet.SparseCategoricalCrossEntropy"/>
    public static Loss SparseCategoricalCrossEntropy { get; } = new SparseCategoricalCrossEntropy();

    /// <inheritdoc cref="NotebookNet.KLDivergence"/>
    public static Loss KLDivergence { get; } = new KLDivergence();

    /// <inheritdoc cref="NotebookNet.Hinge"/>
    public static Loss Hinge { get; } = new Hinge();

    /// <inheritdoc cref="NotebookNet.SquaredHinge"/>
    public static Loss SquaredHinge { get; } = new SquaredHinge();

    /// <inheritdoc cref="NotebookNet.CategoricalHinge"/>
    public static Loss CategoricalHinge { get; } = new CategoricalHinge();

    /// <inheritdoc cref="NotebookNet.CosineSimilarity"/>
    public static Loss CosineSimilarity { get; } = new CosineSimilarity();

    /// <summary>The name pictures and messages show.</summary>
    public virtual string Name => GetType().Name;

    /// <summary>The value of one sample with n outputs as a formula, which draws itself; null for a loss that has none.</summary>
    /// <remarks>ŷ is what the network says, y is true; p are probabilities, c is the true class. Smoothing and weights are left out.</remarks>
    /// <example><code>Loss.MeanSquaredError.Formula</code></example>
    public virtual Formula? Formula => null;

    /// <summary>The loss values of a batch, before they are averaged.</summary>
    /// <param name="predictions">What the network said, (B, …, U).</param>
    /// <param name="labels">What is true.</param>
    /// <returns>One value per sample, (B, …).</returns>
    /// <exception cref="ShapeException">Labels and predictions do not fit.</exception>
    public abstract Tensor Values(Tensor predictions, Tensor labels);

    /// <summary>
    /// The loss of a batch: the mean of <see cref="Values"/>. With weights w it is Σ w · value / number of values, as in Keras: the
    /// sum of the weights is not divided by, so doubling all weights doubles the loss.
    /// </summary>
    /// <param name="predictions">What the network said, (B, …, U).</param>
    /// <param name="labels">What is true.</param>
    /// <param name="sampleWeights">How much each sample counts, (B), (B, 1) or the shape of the values; all alike when null.</param>
    /// <returns>A single number.</returns>
    /// <exception cref="ShapeException">Labels, predictions and weights do not fit.</exception>
    /// <example><code>
    /// var weights = ClassWeights.Balanced(labels, classes: 3).Of(labels);
    /// var loss = Loss.SparseCategoricalCrossEntropy.Compute(predictions, labels, weights);
    /// </code></example>
    public Tensor Compute(Tensor predictions, Tensor labels, Tensor? sampleWeights = null)
    {
        var values = Values(predictions, labels);
        return sampleWeights is null ? values.Mean() : (values * FittingWeights(sampleWeights, values.Shape)).Mean();
    }

    /// <summary>The name.</summary>
    /// <returns>The text.</returns>
    public sealed override string ToString() => Name;

    /// <summary>
    /// Says so when labels of this shape cannot belong to predictions of that shape; both without the batch.
    /// </summary>
    internal virtual void CheckLabels(Shape predictions, Shape labels)
    {
        if (!labels.Equals(predictions) && !(labels.Rank == 0 && predictions.Size == 1))
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
        // What is not a number has been noticed before: only a position says that something is wrong.
        var position = RangeCheck.AllWithin(labels, 0, 1) ? -1 : Array.FindIndex(labels.Data, label => label is < 0 or > 1);
        if (position >= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(labels), FormattableString.Invariant(
                $"{Name} takes labels from 0 to 1, but the label in row {position / labels.Shape.WithoutFirst().Size} is {labels.Data[position]}. {cure}"));
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

    /// <summary>The mean over the outputs of each sample; (B) is one output per sample.</summary>
    private protected static Tensor MeanOfSamples(Tensor elements) => elements.Rank < 2 ? elements : elements.Mean(-1);

    private Tensor FittingWeights(Tensor weights, Shape values)
    {
        if (weights.Shape.Equals(values))
        {
            return weights;
        }

        // (B) or (B, 1) stands for one weight per sample, also where a sample has several values.
        var isPerSample = values.Rank > 0 && weights.Length == values[0]
            && (weights.Rank == 1 || (weights.Rank == 2 && weights.Shape[^1] == 1));
        if (!isPerSample)
        {
            throw new ShapeException(
                $"{Name} has loss values of shape {values} and needs one weight per sample, or one per value; got weights of shape {weights.Shape}.");
        }

        var shape = new int[values.Rank];
        Array.Fill(shape, 1);
        shape[0] = values[0];
        return weights.Reshape(shape);
    }
}
