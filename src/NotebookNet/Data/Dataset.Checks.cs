using NotebookNet.Kernels;
using NotebookNet.Rows;

namespace NotebookNet;

/// <content>What the labels are, and whether the numbers can be used.</content>
public sealed partial class Dataset
{
    /// <summary>How many samples each class has; empty when the labels are not classes.</summary>
    /// <returns>One number per class.</returns>
    public int[] ClassCounts()
    {
        if (!HasClasses)
        {
            return [];
        }

        var counts = new int[ClassNames?.Count ?? ((int)Labels.AsSpan().ToArray().DefaultIfEmpty(-1).Max() + 1)];
        foreach (var label in Labels.AsSpan())
        {
            counts[(int)label]++;
        }

        return counts;
    }

    /// <summary>Whether labels are class indices: named, or whole numbers from 0 with fewer classes than samples.</summary>
    internal bool HasClasses => ClassNames is not null || (LabelShape.Size == 1 && LooksLikeClasses());

    /// <summary>Says so when there is nothing to work on, or a number is missing or infinite.</summary>
    internal void CheckUsable(string purpose)
    {
        CheckNotEmpty(purpose);
        CheckFeatures(purpose);
        foreach (var labels in AllLabels.Where(labels => InputOf(labels) < 0))
        {
            CheckFinite(labels, "label", purpose);
        }
    }

    /// <summary>Says so when there are no samples.</summary>
    internal void CheckNotEmpty(string purpose)
    {
        if (Count == 0)
        {
            throw new DataException($"{purpose} needs at least one sample; the data set{Quoted} is empty.");
        }
    }

    /// <summary>Says so when a feature is missing or infinite.</summary>
    internal void CheckFeatures(string purpose)
    {
        foreach (var features in _features.Where(rows => !rows.IsAlwaysFinite))
        {
            CheckFinite(features.Tensor, "feature", purpose);
        }
    }

    /// <summary>Which of the inputs these labels are themselves, as those of an auto-encoder; −1 when they are none.</summary>
    internal int InputOf(Tensor labels) => Array.FindIndex(_features, rows => rows is TensorRows same && ReferenceEquals(same.Tensor, labels));

    private string Quoted => Name is null ? string.Empty : $" '{Name}'";

    private static void CheckNames(Shape features, IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (features.Rank != 2 || names.Count != features[1])
        {
            throw new DataException($"There are {names.Count} feature names for features of shape {features}; give one name per column, or none.");
        }
    }

    private void CheckClasses()
    {
        if (ClassNames is null)
        {
            return;
        }

        if (LabelShape.Size != 1 || LabelShape.Rank > 1)
        {
            throw new DataException($"Class names need one class index per sample, labels of shape ({Count}); got {Labels.Shape}.");
        }

        for (var i = 0; i < Count; i++)
        {
            var label = Labels.Data[i];
            if (label != (int)label || (uint)(int)label >= (uint)ClassNames.Count)
            {
                throw new DataException(FormattableString.Invariant(
                    $"Label {label} of sample {i} is not a class: with {ClassNames.Count} class names labels are whole numbers from 0 to {ClassNames.Count - 1}."));
            }
        }
    }

    private void CheckFinite(Tensor tensor, string what, string purpose)
    {
        if (RangeCheck.AllFinite(tensor))
        {
            return;
        }

        var position = Array.FindIndex(tensor.Data, value => !float.IsFinite(value));
        var size = tensor.Length / Count;
        var column = position % size;
        var columnName = ReferenceEquals(tensor, _features[0].Tensor) && FeatureNames is not null ? $" ('{FeatureNames[column]}')" : string.Empty;
        throw new DataException(FormattableString.Invariant(
            $"{purpose} needs finite numbers, but the {what} in row {position / size}, column {column}{columnName} is {tensor.Data[position]}. Remove the row, or fill in a value such as the column's mean{(what == "feature" ? " (SimpleImputer does)" : string.Empty)}."));
    }

    private bool LooksLikeClasses()
    {
        var largest = 0f;
        foreach (var label in Labels.AsSpan())
        {
            if (label < 0 || label != (int)label)
            {
                return false;
            }

            largest = Math.Max(largest, label);
        }

        return Count > 0 && largest < Math.Max(2, Count / 2);
    }
}
