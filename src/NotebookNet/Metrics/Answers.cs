using NotebookNet.Kernels;
using NotebookNet.Operations;

namespace NotebookNet;

/// <summary>
/// Predictions and labels of a batch read as answers: rows of outputs, and for each row which class is true. One output is the
/// probability of class 1; several are one per class.
/// </summary>
internal readonly ref struct Answers
{
    private readonly ReadOnlySpan<float> _predictions;
    private readonly ReadOnlySpan<float> _labels;
    private readonly bool _isOneHot;

    /// <summary>Reads a batch.</summary>
    /// <param name="predictions">(…, C), or (…) and (…, 1) for one output.</param>
    /// <param name="labels">Class indices (…) or (…, 1), or for several outputs one-hot (…, C).</param>
    /// <param name="who">The metric, for messages.</param>
    public Answers(Tensor predictions, Tensor labels, string who)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(labels);
        Outputs = predictions.Rank < 2 ? 1 : predictions.Shape[^1];
        Rows = Outputs == 0 ? 0 : predictions.Length / Outputs;
        _isOneHot = Outputs > 1 && labels.Shape.Equals(predictions.Shape);
        if (!_isOneHot && (labels.Length != Rows || labels.Rank > predictions.Rank))
        {
            throw new ShapeException(
                $"{who} needs one class index per row of predictions {predictions.Shape}, or one-hot labels of the same shape; got labels {labels.Shape}.");
        }

        _predictions = predictions.Data;
        _labels = labels.Data;
    }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of outputs in a row.</summary>
    public int Outputs { get; }

    /// <summary>The number of classes; a single output has two.</summary>
    public int Classes => Math.Max(2, Outputs);

    /// <summary>The outputs of a row.</summary>
    public ReadOnlySpan<float> Row(int row) => _predictions.Slice(row * Outputs, Outputs);

    /// <summary>The true class of a row.</summary>
    public int Actual(int row) =>
        _isOneHot ? Reduction.ArgMax(_labels.Slice(row * Outputs, Outputs)) : ClassLabels.Index(_labels[row], row, Classes);

    /// <summary>The predicted class of a row: beyond the threshold class 1, or the largest output.</summary>
    public int Predicted(int row, double threshold) =>
        Outputs == 1 ? (_predictions[row] > threshold ? 1 : 0) : Reduction.ArgMax(Row(row));
}
