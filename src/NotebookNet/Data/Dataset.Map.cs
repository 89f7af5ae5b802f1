namespace NotebookNet;

/// <content>New samples from each sample.</content>
public sealed partial class Dataset
{
    /// <summary>The same samples with features computed from each sample's own. Keras: <c>map</c> of a tf.data data set.</summary>
    /// <param name="features">Makes the new features of one sample from its features.</param>
    /// <returns>The new data set; the names stay where they still fit.</returns>
    /// <exception cref="ShapeException">The new features have different shapes.</exception>
    /// <example><code>var logarithms = Datasets.Iris().Map(x => x.Log());</code></example>
    public Dataset Map(Func<Tensor, Tensor> features)
    {
        ArgumentNullException.ThrowIfNull(features);
        return WithFeatures(Stack(row => features(SampleAt(row)), SampleShape, "features"));
    }

    /// <summary>The same samples with features and label computed from each sample's own.</summary>
    /// <param name="sample">Makes the new features and the new label of one sample.</param>
    /// <returns>The new data set; class names stay where the labels are still classes with these names.</returns>
    /// <exception cref="ShapeException">The new features or labels have different shapes.</exception>
    /// <example><code>var doubled = Datasets.LinearRegression(seed: 1).Map((x, y) => (x * 2, y * 2));</code></example>
    public Dataset Map(Func<Tensor, Tensor, (Tensor Features, Tensor Label)> sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        (Tensor Features, Tensor Label)[] results = [.. Enumerable.Range(0, Count).Select(row => sample(SampleAt(row), LabelAt(row)))];
        var labels = Stack(row => results[row].Label, LabelShape, "label");
        var namesFit = ClassNames is not null && labels.Rank == 1 && Array.TrueForAll(labels.Data, label => label == (int)label && (uint)(int)label < (uint)ClassNames.Count);
        return WithFeatures(Stack(row => results[row].Features, SampleShape, "features")).WithLabels(labels, namesFit ? ClassNames : null);
    }

    private Tensor Stack(Func<int, Tensor> part, Shape shapeWhenEmpty, string what)
    {
        Tensor? result = null;
        for (var row = 0; row < Count; row++)
        {
            var value = part(row) ?? throw new DataException($"Map gave null for the {what} of sample {row}.");
            result ??= new Tensor(value.Shape.Prepend(Count));
            if (!value.Shape.Equals(result.Shape.WithoutFirst()))
            {
                throw new ShapeException($"Map must give the same shape for the {what} of every sample; sample 0 has {result.Shape.WithoutFirst()}, sample {row} has {value.Shape}.");
            }

            value.Data.CopyTo(result.Data, row * value.Length);
        }

        return result ?? new Tensor(shapeWhenEmpty.Prepend(0));
    }
}
