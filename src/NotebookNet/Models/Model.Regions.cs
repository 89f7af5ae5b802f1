namespace NotebookNet;

/// <content>Which class a model answers where.</content>
public sealed partial class Model
{
    private const int GridSize = 96;

    /// <summary>
    /// The class the model answers everywhere on the plane of two features, with the samples on top; samples it gets wrong are
    /// crossed out. When there are more than two features, the others stay at their mean: a sample may then lie in another
    /// region than the one it is predicted to belong to.
    /// </summary>
    /// <param name="data">Samples (N, F) with classes, in the units the axes shall have.</param>
    /// <param name="x">The feature along the horizontal axis, from 0.</param>
    /// <param name="y">The feature along the vertical axis.</param>
    /// <param name="preprocess">What is done to samples before the model sees them, such as <c>scaler.Transform</c>.</param>
    /// <returns>The picture.</returns>
    /// <exception cref="ShapeException">The samples are not rows of features, or the model does not take them.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such feature, or both are the same.</exception>
    /// <exception cref="DataException">The labels are not classes.</exception>
    /// <example><code>model.DecisionRegions(test, x: 2, y: 3, preprocess: scaler.Transform)</code></example>
    public DecisionRegions DecisionRegions(Dataset data, int x = 0, int y = 1, Func<Tensor, Tensor>? preprocess = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        data.CheckUsable("DecisionRegions");
        if (data.SampleShape.Rank != 1)
        {
            throw new ShapeException($"Decision regions need rows of features; the samples have shape {data.SampleShape}.");
        }

        var features = data.SampleShape[0];
        if ((uint)x >= (uint)features || (uint)y >= (uint)features || x == y)
        {
            throw new ArgumentOutOfRangeException(nameof(x), $"The axes need two different features from 0 to {features - 1}; got x = {x} and y = {y}.");
        }

        if (!data.HasClasses)
        {
            throw new DataException("Decision regions need labels that are class indices.");
        }

        var xs = Positions(data, x);
        var ys = Positions(data, y);
        var grid = new Tensor([GridSize * GridSize, features]);
        var means = data.Features.Mean(axis: 0);
        for (var i = 0; i < GridSize * GridSize; i++)
        {
            means.Data.CopyTo(grid.Data, i * features);
            grid.Data[(i * features) + x] = (float)xs[i % GridSize];
            grid.Data[(i * features) + y] = (float)ys[i / GridSize];
        }

        var answers = ClassesOf(grid, preprocess);
        var classes = new int[GridSize, GridSize];
        Buffer.BlockCopy(answers, 0, classes, 0, answers.Length * sizeof(int));
        var predicted = ClassesOf(data.Features, preprocess);
        var points = Enumerable.Range(0, data.Count).Select(i => new DecisionPoint(
            data.Features[i, x], data.Features[i, y], (int)data.Labels.Data[i], predicted[i]));
        var names = data.ColumnNames();
        IReadOnlyList<string> classNames = data.ClassNames?.Count >= OutputShape.Size
            ? data.ClassNames
            : [.. Enumerable.Range(0, Math.Max(2, OutputShape.Size)).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        return new DecisionRegions(classes, xs, ys, classNames, [.. points], names[x], names[y]);
    }

    // From a little before the smallest to a little behind the largest value.
    private static double[] Positions(Dataset data, int feature)
    {
        var values = Enumerable.Range(0, data.Count).Select(i => (double)data.Features[i, feature]).ToArray();
        var (low, high) = (values.Min(), values.Max());
        var margin = high > low ? 0.06 * (high - low) : 0.5;
        return [.. Enumerable.Range(0, GridSize).Select(i => low - margin + ((high - low + (2 * margin)) * i / (GridSize - 1)))];
    }

    private int[] ClassesOf(Tensor samples, Func<Tensor, Tensor>? preprocess)
    {
        var predictions = Predict(preprocess is null ? samples : preprocess(samples));
        return OutputShape.Size > 1 ? predictions.ArgMax() : Array.ConvertAll(predictions.Data, p => p > 0.5f ? 1 : 0);
    }
}
