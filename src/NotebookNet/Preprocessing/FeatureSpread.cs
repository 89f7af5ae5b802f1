namespace NotebookNet.Preprocessing;

/// <summary>Draws where the numbers of each feature lie, before and after a step.</summary>
internal static class FeatureSpread
{
    private const int MostFeatures = 8;
    private const int MostSamples = 200;

    /// <summary>Two charts, one above the other's place: the features before, and after.</summary>
    public static Figure Compare(Dataset before, Dataset after) =>
        Figure.Grid(1, 2, Draw(before, "before"), Draw(after, "after")).Size(900, 380);

    private static Figure Draw(Dataset data, string title)
    {
        if (data.SampleShape.Rank != 1)
        {
            throw new ShapeException($"BeforeAndAfter draws rows of features; the samples have shape {data.SampleShape}.");
        }

        var features = Math.Min(data.SampleShape[0], MostFeatures);
        var samples = Math.Min(data.Count, MostSamples);
        var names = data.ColumnNames();
        var figure = new Figure(data.SampleShape[0] > features ? $"{title} (the first {features} of {data.SampleShape[0]} features)" : title);
        for (var feature = 0; feature < features; feature++)
        {
            // A little apart, so that equal numbers can be counted; by a rule and not by chance.
            var x = Enumerable.Range(0, samples).Select(i => feature + 1 + (0.5 * ((i * 0.618034 % 1) - 0.5)));
            var y = Enumerable.Range(0, samples).Select(i => (double)data.Features.Data[((int)((long)i * data.Count / samples) * data.SampleShape[0]) + feature]);
            figure = figure.Scatter(x, y, names[feature]);
        }

        return figure.XAxis("feature", low: 0, high: features + 1).YAxis("value");
    }
}
