using System.Runtime.Intrinsics;
using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>How labels of classes are read and what is said when they do not fit.</summary>
internal static class ClassLabels
{
    /// <summary>The shape of one loss per row, after checking that the labels fit the predictions.</summary>
    /// <param name="predictions">One row of outputs per sample.</param>
    /// <param name="labels">One label per output, or one class index per row.</param>
    /// <param name="sparse">Which of both.</param>
    /// <param name="who">Who asks, for messages; cross-entropy when null.</param>
    public static Shape RowShape(Tensor predictions, Tensor labels, bool sparse, string? who = null)
    {
        who ??= sparse ? "Sparse categorical cross-entropy" : "Categorical cross-entropy";
        if (predictions.Rank == 0)
        {
            throw new ShapeException($"{who} needs predictions with a last dimension of classes; got a single number.");
        }

        var rows = new Shape(predictions.Shape.AsSpan()[..^1]);
        if (!sparse)
        {
            return labels.Shape.Equals(predictions.Shape)
                ? rows
                : throw new ShapeException(
                    $"{who} needs labels of the predictions' shape {predictions.Shape} (one probability per class); got {labels.Shape}. "
                    + "For labels that are class indices use Loss.SparseCategoricalCrossEntropy.");
        }

        var sameRows = labels.Shape.Equals(rows) || labels.Shape.Equals(new Shape([.. rows.AsSpan(), 1]));
        return sameRows
            ? rows
            : throw new ShapeException(
                $"{who} needs one class index per row, shape {rows}, for predictions of shape {predictions.Shape}; got labels of shape {labels.Shape}. "
                + "For one-hot labels use Loss.CategoricalCrossEntropy.");
    }

    /// <summary>Checks that every label is a class; the first that is none is named.</summary>
    public static void Check(ReadOnlySpan<float> labels, int classes)
    {
        var (zero, end) = (Vector256<float>.Zero, Vector256.Create((float)classes));
        var areClasses = Vector256<float>.AllBitsSet;
        var i = 0;
        for (; i <= labels.Length - Lanes.Width; i += Lanes.Width)
        {
            var x = Vector256.Create(labels[i..]);
            areClasses &= Vector256.Equals(x, Vector256.Floor(x)) & Vector256.GreaterThanOrEqual(x, zero) & Vector256.LessThan(x, end);
        }

        for (i = areClasses.AsInt32() == Vector256<int>.AllBitsSet ? i : 0; i < labels.Length; i++)
        {
            Index(labels[i], i, classes);
        }
    }

    /// <summary>The class index a label stands for.</summary>
    public static int Index(float label, int row, int classes)
    {
        var index = (int)label;
        return index == label && (uint)index < (uint)classes
            ? index
            : throw new ArgumentOutOfRangeException(
                nameof(label),
                FormattableString.Invariant(
                    $"Label {label} in row {row} is not a class: the network has {classes} outputs, so labels must be whole numbers from 0 to {classes - 1}. ")
                + "Give the last layer one unit per class, or number the classes from 0.");
    }
}
