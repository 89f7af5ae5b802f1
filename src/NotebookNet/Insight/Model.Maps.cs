using NotebookNet.Insights;

namespace NotebookNet;

/// <content>What convolutions look for, and what they find.</content>
public sealed partial class Model
{
    private const int MostChannels = 8;
    private const int MostFilters = 16;

    /// <summary>The filters of a convolution as pictures: dark is negative, bright is positive, in one scale. Filters of three channels are coloured.</summary>
    /// <param name="layer">The layer; the first convolution when null.</param>
    /// <returns>The kernel, for example (h, w, C, F) of a <see cref="Conv2D"/>; at most 64 filters are drawn, or 16 with 8 channels of each.</returns>
    /// <exception cref="ArgumentException">There is no such layer, or it is no convolution.</exception>
    /// <exception cref="InvalidOperationException">The model has no convolution.</exception>
    /// <example><code>Model.Input(28, 28, 1).Conv2D(16, 5).Filters()</code></example>
    public ModelInsight Filters(string? layer = null)
    {
        var name = layer ?? Layers.FirstOrDefault(l => l.Layer is ConvolutionLayer)?.Name;
        var chosen = _graph.LayerOf(PlaceOf(name, "Filters", "a convolution", node => node.State!.Layer is ConvolutionLayer));
        Tensor kernel = chosen.Weights[0];

        // (h, w, channels of a filter, filters); a transposed convolution has the last two the other way round, a series no width.
        var isTransposed = chosen.Layer is Conv2DTranspose;
        var (height, width) = kernel.Rank == 4 ? (kernel.Shape[0], kernel.Shape[1]) : (1, kernel.Shape[0]);
        var (channels, filters) = isTransposed ? (kernel.Shape[^1], kernel.Shape[^2]) : (kernel.Shape[^2], kernel.Shape[^1]);
        double At(int y, int x, int channel, int filter) => kernel.Data[(((((y * width) + x) * channels * filters) + (isTransposed ? (filter * channels) + channel : (channel * filters) + filter)))];
        var largest = kernel.Data.Where(float.IsFinite).Select(w => Math.Abs((double)w)).DefaultIfEmpty(0).Max();
        largest = largest > 0 ? largest : 1;
        var title = $"{chosen.Name}: {filters} filters of {height} × {width}" + (channels > 1 ? $" × {channels}" : string.Empty);
        if (channels == 3 && width > 1)
        {
            var count = Math.Min(filters, Montage.Most);
            var columns = Montage.Columns(count);
            double[][,] colours = [.. Enumerable.Range(0, 3).Select(c => Montage.Of(count, columns, height, width, (f, y, x) => 0.5 + (At(y, x, c, f) / largest / 2), 1))];
            var picture = new double[colours[0].GetLength(0), colours[0].GetLength(1), 3];
            foreach (var c in Enumerable.Range(0, 3))
            {
                for (var i = 0; i < colours[c].Length; i++)
                {
                    var (row, column) = (i / colours[c].GetLength(1), i % colours[c].GetLength(1));
                    picture[row, column, c] = colours[c][row, column];
                }
            }

            return new ModelInsight(title, kernel, new Figure(Shown(title, count, filters)).Image(picture, low: 0, high: 1));
        }

        if (channels == 1)
        {
            var count = Math.Min(filters, Montage.Most);
            var grid = Montage.Of(count, Montage.Columns(count), height, width, (f, y, x) => At(y, x, 0, f), largest);
            return new ModelInsight(title, kernel, new Figure(Shown(title, count, filters)).Image(grid, low: -largest, high: largest));
        }

        // A row for each filter, a column for each channel it reads.
        var (rows, across) = (Math.Min(filters, MostFilters), Math.Min(channels, MostChannels));
        var all = Montage.Of(rows * across, across, height, width, (tile, y, x) => At(y, x, tile % across, tile / across), largest);
        var shown = Shown(title, rows, filters) + (across < channels ? $", {across} channels of each" : string.Empty);
        return new ModelInsight(title, kernel, new Figure(shown).Image(all, low: -largest, high: largest));
    }

    /// <summary>The feature maps of a layer for one sample: where it finds what it looks for.</summary>
    /// <param name="sample">One sample.</param>
    /// <param name="layer">A layer that gives maps (H, W, C); the first convolution when null.</param>
    /// <returns>The maps (H, W, C); at most 64 are drawn, dark the smallest value and bright the largest of all.</returns>
    /// <exception cref="ShapeException">The sample has another shape than the model takes.</exception>
    /// <exception cref="ArgumentException">There is no such layer, or it gives no maps.</exception>
    /// <exception cref="InvalidOperationException">The model has no convolution, or several inputs.</exception>
    /// <example><code>
    /// var model = Model.Input(28, 28, 1).Conv2D(16, 5, activation: Activation.ReLU).MaxPool2D(2).Flatten().Dense(10);
    /// model.FeatureMaps(Tensor.RandomUniform([28, 28, 1], seed: 1), "max_pool2d")
    /// </code></example>
    public ModelInsight FeatureMaps(Tensor sample, string? layer = null)
    {
        var name = layer ?? Layers.FirstOrDefault(l => l.Layer is ConvolutionLayer && l.OutputShape.Rank == 3)?.Name;
        var place = PlaceOf(name, "FeatureMaps", "a layer that gives maps (H, W, C)", node => node.Shape.Rank == 3);
        var maps = ValuesFor(sample, "FeatureMaps")[place].Reshape(place.Shape.AsSpan());
        var (height, width, channels) = (place.Shape[0], place.Shape[1], place.Shape[2]);
        var count = Math.Min(channels, Montage.Most);
        var finite = maps.Data.Where(float.IsFinite).ToArray();
        var (low, high) = finite.Length == 0 ? (0.0, 1.0) : (finite.Min(), finite.Max());
        high = high > low ? high : low + 1;
        var grid = Montage.Of(count, Montage.Columns(count), height, width, (map, y, x) => maps[y, x, map], high);
        var title = $"{NameOf(place)}: {channels} maps of {height} × {width}";
        return new ModelInsight(title, maps, new Figure(Shown(title, count, channels)).Image(grid, low: low, high: high));
    }

    private static string Shown(string title, int count, int all) => count < all ? $"{title}, {count} shown" : title;
}
