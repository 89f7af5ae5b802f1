namespace NotebookNet;

/// <summary>
/// Pictures changed at random outside of a training: to see what layers such as <see cref="RandomRotation"/> do, or to make a larger data
/// set once and for all.
/// </summary>
public static class Augmentation
{
    private const int BatchSize = 256;

    /// <summary>The same samples, each changed once at random.</summary>
    /// <param name="data">The samples.</param>
    /// <param name="layers">What is done to them, in this order, such as <c>new RandomFlip()</c> or <c>new GaussianNoise(0.1)</c>.</param>
    /// <param name="seed">Which changes; others each time when null.</param>
    /// <returns>A data set with as many samples and the same labels.</returns>
    /// <exception cref="ShapeException">A layer cannot take the samples.</exception>
    /// <exception cref="ArgumentException">There are no layers, or one has weights or changes the shape.</exception>
    /// <example><code>
    /// var digits = Datasets.Digits();
    /// var twice = digits.Concatenate(digits.Augment([new RandomTranslation(0.1, 0.1), new RandomRotation(0.03)], seed: 1));
    /// </code></example>
    public static Dataset Augment(this Dataset data, IReadOnlyList<Layer> layers, int? seed = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(layers);
        var model = layers.Aggregate(Model.Input(data.SampleShape.AsSpan()), (chain, layer) => chain.Add(layer));
        if (layers.Count == 0 || model.ParameterCount > 0 || !model.OutputShape.Equals(data.SampleShape))
        {
            throw new ArgumentException(
                $"Augment takes layers that change samples at random and keep their shape, such as new RandomFlip(); got {(layers.Count == 0 ? "none" : string.Join(", ", layers))}.", nameof(layers));
        }

        var chosenSeed = seed ?? Seeds.New();
        var result = new Tensor(data.SampleShape.Prepend(data.Count));
        var size = data.SampleShape.Size;
        for (var first = 0; first < data.Count; first += BatchSize)
        {
            var count = Math.Min(BatchSize, data.Count - first);
            var batch = new Tensor(data.SampleShape.Prepend(count));
            data.FeatureRows[0].CopyTo([.. Enumerable.Range(first, count)], batch.Data);

            // The batch's number stands for the step of a training, so that each batch is changed in another way.
            var pass = Pass.Training(chosenSeed);
            pass.Step = first / BatchSize;
            var changed = model.ForwardEach([batch], pass)[model.Graph.Outputs[0]];
            changed.Data.CopyTo(result.Data, first * size);
        }

        return data.WithFeatures(result);
    }

    /// <summary>Some pictures as they are, each with a row of changes beside it.</summary>
    /// <param name="data">Pictures (H, W, 1) or (H, W, 3).</param>
    /// <param name="layers">What is done to them, in this order.</param>
    /// <param name="samples">How many pictures are shown, from the first one on.</param>
    /// <param name="variants">How many changes of each.</param>
    /// <param name="seed">Which changes; others each time when null.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ShapeException">The samples are no pictures.</exception>
    /// <exception cref="ArgumentException">There are no layers, or one has weights or changes the shape.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are not 1 to 10 pictures and changes.</exception>
    /// <exception cref="DataException">There are no samples.</exception>
    /// <example><code>Augmentation.Preview(Datasets.Digits(), [new RandomRotation(0.1), new RandomZoom(0.2)], seed: 1)</code></example>
    public static Figure Preview(Dataset data, IReadOnlyList<Layer> layers, int samples = 3, int variants = 5, int? seed = null)
    {
        const int Most = 10;
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(samples, Most);
        ArgumentOutOfRangeException.ThrowIfLessThan(variants, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(variants, Most);
        data.CheckNotEmpty("Augmentation.Preview");
        if (data.SampleShape.Rank != 3 || data.SampleShape[2] is not (1 or 3))
        {
            throw new ShapeException($"Augmentation.Preview shows pictures of shape (height, width, 1) or (height, width, 3); the samples have shape {data.SampleShape}.");
        }

        data = data.Take(samples);
        var chosenSeed = seed ?? Seeds.New();
        Dataset[] columns = [data, .. Enumerable.Range(0, variants).Select(i => data.Augment(layers, chosenSeed + i))];
        var pictures = Enumerable.Range(0, data.Count).SelectMany(row => columns.Select((column, i) => Picture(column, row, i == 0 ? "original" : FormattableString.Invariant($"change {i}"))));

        // Every picture has a title, so that all have the same size.
        return Figure.Grid(data.Count, columns.Length, pictures).Size(columns.Length * 110, data.Count * 128);
    }

    private static Figure Picture(Dataset data, int row, string? title)
    {
        var (height, width, channels) = (data.SampleShape[0], data.SampleShape[1], data.SampleShape[2]);
        var pixels = data.Features.Data.AsSpan(row * data.SampleShape.Size, data.SampleShape.Size);
        var picture = new float[height, width, channels];
        for (var i = 0; i < pixels.Length; i++)
        {
            picture[i / (width * channels), i / channels % width, i % channels] = pixels[i];
        }

        return new Figure(title).Image(picture, low: 0, high: 1);
    }
}
