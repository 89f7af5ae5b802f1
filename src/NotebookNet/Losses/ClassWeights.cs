using NotebookNet.Operations;

namespace NotebookNet;

/// <summary>
/// How much each class counts in the loss: rare classes more, so that a network does not just learn the frequent ones. Keras:
/// <c>class_weight</c>.
/// </summary>
/// <example><code>
/// var weights = ClassWeights.Balanced(labels, classes: 3);
/// var loss = Loss.SparseCategoricalCrossEntropy.Compute(predictions, labels, weights.Of(labels));
/// </code></example>
public sealed record ClassWeights
{
    private readonly float[] _weights;

    /// <summary>One weight per class.</summary>
    /// <param name="weights">The weight of class 0, class 1, …; not negative.</param>
    /// <exception cref="ArgumentException">There are fewer than two.</exception>
    /// <exception cref="ArgumentOutOfRangeException">One is negative or not finite.</exception>
    public ClassWeights(params IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.Count < 2)
        {
            throw new ArgumentException($"ClassWeights needs the weight of at least two classes, got {weights.Count}.", nameof(weights));
        }

        Weights = [.. weights.Select(weight => OptionRange.NotNegative(weight, nameof(weights)))];
        _weights = [.. Weights.Select(weight => (float)weight)];
    }

    /// <summary>The weight of class 0, class 1, ….</summary>
    public IReadOnlyList<double> Weights { get; }

    /// <summary>Weights that make all classes count alike, samples / (classes · samples of the class). scikit-learn: <c>balanced</c>.</summary>
    /// <param name="labels">Class indices (N) or (N, 1), or one-hot labels (N, C).</param>
    /// <param name="classes">The number of classes C.</param>
    /// <returns>The weights; 0 for a class that does not occur.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class.</exception>
    /// <exception cref="ShapeException">There are no labels, or they are not of one of these shapes.</exception>
    public static ClassWeights Balanced(Tensor labels, int classes)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        var counts = new long[classes];
        var rows = Rows(labels, classes);
        for (var row = 0; row < rows; row++)
        {
            counts[ClassOf(labels, row, classes)]++;
        }

        return new ClassWeights([.. counts.Select(count => count == 0 ? 0 : (double)rows / (classes * count))]);
    }

    /// <summary>The weight of each sample: that of its class.</summary>
    /// <param name="labels">Class indices (N) or (N, 1), or one-hot labels (N, C).</param>
    /// <returns>The weights, (N), for <see cref="Loss.Compute"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class.</exception>
    /// <exception cref="ShapeException">The labels are not of one of these shapes.</exception>
    public Tensor Of(Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var result = new float[Rows(labels, _weights.Length)];
        for (var row = 0; row < result.Length; row++)
        {
            result[row] = _weights[ClassOf(labels, row, _weights.Length)];
        }

        return result;
    }

    /// <summary>Whether the other weights are the same.</summary>
    /// <param name="other">The other weights.</param>
    /// <returns>True when equal.</returns>
    public bool Equals(ClassWeights? other) => other is not null && Weights.SequenceEqual(other.Weights);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Weights.Count, Weights[0], Weights[1]);

    /// <summary>The name and the weights.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => OptionsText.Of(this);

    private static int Rows(Tensor labels, int classes)
    {
        var isOneHot = labels.Rank == 2 && labels.Shape[1] == classes;
        var isSparse = labels.Rank == 1 || (labels.Rank == 2 && labels.Shape[1] == 1);
        return (isOneHot || isSparse) && labels.Length > 0
            ? labels.Shape[0]
            : throw new ShapeException(
                $"Class weights need labels (N) or (N, 1) of class indices, or one-hot labels (N, {classes}); got {labels.Shape}.");
    }

    private static int ClassOf(Tensor labels, int row, int classes) =>
        labels.Length > labels.Shape[0]
            ? Kernels.Reduction.ArgMax(labels.Data.AsSpan(row * classes, classes))
            : ClassLabels.Index(labels.Data[row], row, classes);
}
