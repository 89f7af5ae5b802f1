namespace NotebookNet;

/// <content>Choosing and ordering samples.</content>
public sealed partial class Dataset
{
    /// <summary>Some of the samples, in the order they have.</summary>
    /// <param name="range">Which, for example <c>..100</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range goes beyond the data.</exception>
    public Dataset this[Range range]
    {
        get
        {
            var (start, end) = (range.Start.GetOffset(Count), range.End.GetOffset(Count));
            if (start < 0 || end > Count || start > end)
            {
                throw new ArgumentOutOfRangeException(nameof(range), $"The range {range} goes beyond the data: there are {Count} samples, so ranges run from 0 to {Count}.");
            }

            var length = end - start;
            var rows = new int[length];
            for (var i = 0; i < length; i++)
            {
                rows[i] = start + i;
            }

            return Select(rows);
        }
    }

    /// <summary>The chosen samples, in the given order.</summary>
    /// <param name="rows">Their positions, from 0; a position may come more than once.</param>
    /// <returns>The new data set.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A position does not exist.</exception>
    public Dataset Select(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        foreach (var row in rows)
        {
            if ((uint)row >= (uint)Count)
            {
                throw new ArgumentOutOfRangeException(nameof(rows), row, $"There is no sample {row}: the data set has {Count}, numbered from 0.");
            }
        }

        return new Dataset(
            [.. _features.Select(features => features.Select(rows))],
            [.. AllLabels.Select(labels => RowsOf(labels).Select(rows).Tensor)],
            FeatureNames, ClassNames, Name,
            SampleWeights is null ? null : RowsOf(SampleWeights).Select(rows).Tensor);
    }

    /// <summary>The samples in random order.</summary>
    /// <param name="seed">Which order; a new one each time when null.</param>
    /// <returns>The new data set.</returns>
    public Dataset Shuffle(int? seed = null) => Select(Seeds.Stream(seed ?? Seeds.New(), Seeds.Use.Order).Permutation(Count));

    /// <summary>The first samples. Keras: <c>take</c> of a tf.data data set.</summary>
    /// <param name="count">How many; all when there are fewer.</param>
    /// <returns>The new data set.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    /// <example><code>var few = Datasets.Iris().Shuffle(seed: 1).Take(30);</code></example>
    public Dataset Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return this[..Math.Min(count, Count)];
    }

    /// <summary>All but the first samples. Keras: <c>skip</c> of a tf.data data set.</summary>
    /// <param name="count">How many are left out; all when there are fewer.</param>
    /// <returns>The new data set.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public Dataset Skip(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return this[Math.Min(count, Count)..];
    }

    /// <summary>The samples one batch after the other. Keras: <c>batch</c> of a tf.data data set.</summary>
    /// <param name="size">How many samples a batch has.</param>
    /// <param name="dropRemainder">Whether a last batch with fewer samples is left out.</param>
    /// <returns>The batches, each a data set.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1.</exception>
    /// <example><code>
    /// foreach (var batch in Datasets.Iris().Shuffle(seed: 1).Batch(50))
    /// {
    ///     Console.WriteLine(batch.Features.Shape);    // (50, 4), three times
    /// }
    /// </code></example>
    public IEnumerable<Dataset> Batch(int size, bool dropRemainder = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        return Enumerable.Range(0, dropRemainder ? Count / size : (int)(((long)Count + size - 1) / size))
            .Select(batch => this[(batch * size)..(int)Math.Min(Count, ((long)batch * size) + size)]);
    }

    /// <summary>The samples of which something is true. Keras: <c>filter</c> of a tf.data data set.</summary>
    /// <param name="isKept">Whether a sample, given its features and its label, is kept.</param>
    /// <returns>The new data set; the classes keep their numbers and names.</returns>
    /// <example><code>var twoKinds = Datasets.Iris().Filter((x, y) => y.ToScalar() &lt; 2);</code></example>
    public Dataset Filter(Func<Tensor, Tensor, bool> isKept)
    {
        ArgumentNullException.ThrowIfNull(isKept);
        return Select([.. Enumerable.Range(0, Count).Where(row => isKept(SampleAt(row), LabelAt(row)))]);
    }

    /// <summary>The samples of this data set and then those of another. Keras: <c>concatenate</c> of a tf.data data set.</summary>
    /// <param name="other">Samples and labels of the same shapes; its names are not looked at.</param>
    /// <returns>The new data set.</returns>
    /// <exception cref="ShapeException">Samples or labels have other shapes, or only one of the two has sample weights.</exception>
    public Dataset Concatenate(Dataset other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var (mine, theirs) = (Shapes(), other.Shapes());
        if (mine != theirs || SampleWeights is null != other.SampleWeights is null)
        {
            throw new ShapeException(
                $"Concatenate needs samples and labels of the same shapes; this data set has {mine}, the other {theirs}"
                + (mine == theirs ? "; and either both have sample weights or none." : "."));
        }

        return new Dataset(
            [.. AllFeatures.Select((features, i) => RowsOf(Tensor.Concat([features, other.AllFeatures[i]])))],
            [.. AllLabels.Select((labels, i) => Tensor.Concat([labels, other.AllLabels[i]]))],
            FeatureNames, ClassNames, Name,
            SampleWeights is null ? null : Tensor.Concat([SampleWeights, other.SampleWeights!]));
    }

    private string Shapes() =>
        $"{string.Join(", ", _features.Select(rows => rows.Shape.WithoutFirst()))} with labels of {string.Join(", ", AllLabels.Select(labels => labels.Shape.WithoutFirst()))}";

    private Tensor SampleAt(int row)
    {
        var sample = new Tensor(SampleShape);
        _features[0].CopyTo([row], sample.Data);
        return sample;
    }

    private Tensor LabelAt(int row) => new(LabelShape, Labels.Data.AsSpan(row * LabelShape.Size, LabelShape.Size).ToArray());
}
