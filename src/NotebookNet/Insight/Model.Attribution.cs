namespace NotebookNet;

/// <content>Which part of a sample decides.</content>
public sealed partial class Model
{
    /// <summary>
    /// Saliency: how strongly the score of a class changes with each number of a sample, |∂score/∂x|; for pictures the largest over the
    /// channels (K. Simonyan et al., 2013). The score is taken before a softmax or sigmoid.
    /// </summary>
    /// <param name="sample">One sample.</param>
    /// <param name="target">The class; the one the model predicts when null.</param>
    /// <returns>
    /// The map: (H, W) for a picture (H, W, C), (T, F) for a sequence, (F) for features; for the indices of an <see cref="Embedding"/> the
    /// length of the gradient of each symbol's vector, (T).
    /// </returns>
    /// <exception cref="ShapeException">The sample has another shape than the model takes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    /// <exception cref="InvalidOperationException">The model has several inputs or outputs, or its output is no row of scores.</exception>
    /// <example><code>
    /// var model = Model.Input(12, 12, 1).Conv2D(4, 3, activation: Activation.ReLU).Flatten().Dense(3, Activation.Softmax);
    /// model.Saliency(Tensor.RandomUniform([12, 12, 1], seed: 1), target: 2)
    /// </code></example>
    public ModelInsight Saliency(Tensor sample, int? target = null)
    {
        using var tape = new GradientTape();
        var values = ValuesFor(sample, "Saliency");
        var (score, chosen) = ScoreOf(values[_graph.Outputs[0]], target, "Saliency");

        // Indices have no slope; the vectors they stand for have.
        var input = _graph.Nodes.FirstOrDefault(node => node.State?.Layer is Embedding && node.Inputs[0].State is null) ?? _graph.Inputs[0];
        var gradient = tape.Gradient(score, values[input]);
        var title = $"Saliency of {ClassName(chosen)}";
        var picture = values[_graph.Inputs[0]].Reshape(InputShape.AsSpan());
        if (input.State is not null)
        {
            var lengths = Map(gradient, gradient.Length / gradient.Shape[^1], gradient.Shape[^1], row => Math.Sqrt(row.Sum(g => (double)g * g)));
            return new ModelInsight(title, lengths, Bars(title, lengths, [.. picture.ToArray().Select(index => index.ToString("0", System.Globalization.CultureInfo.InvariantCulture))]));
        }

        if (InputShape.Rank == 3)
        {
            var map = Map(gradient, InputShape[0] * InputShape[1], InputShape[2], row => row.Max(g => Math.Abs(g))).Reshape(InputShape[0], InputShape[1]);
            return new ModelInsight(title, map, Figure.Grid(1, 2, PictureOf(picture, "sample"), new Figure(title).Image(Rows(map.Data, InputShape[0], InputShape[1]), "|∂score/∂x|")));
        }

        var sizes = gradient.Abs().Reshape(InputShape.AsSpan());
        return new ModelInsight(title, sizes, InputShape.Rank == 2
            ? new Figure(title).HeatMap(Rows(sizes.Data, InputShape[0], InputShape[1]), name: "|∂score/∂x|").XAxis("feature").YAxis("step").RowsDown()
            : Bars(title, sizes, Names.Features?.Count == sizes.Length ? Names.Features : null));
    }

    /// <summary>
    /// Grad-CAM: where in a picture a convolutional model looks for a class, ReLU(Σₖ αₖ Aᵏ) with αₖ the mean of ∂score/∂Aᵏ over the map
    /// (R. Selvaraju et al., 2017). The score is taken before a softmax or sigmoid.
    /// </summary>
    /// <param name="sample">One picture (H, W, C).</param>
    /// <param name="target">The class; the one the model predicts when null.</param>
    /// <param name="layer">The layer whose maps Aᵏ are used; the last convolution when null.</param>
    /// <returns>The map in the size of the layer's maps, (H', W'); the picture shows it over the sample.</returns>
    /// <exception cref="ShapeException">The sample has another shape than the model takes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    /// <exception cref="ArgumentException">There is no such layer, or it gives no maps.</exception>
    /// <exception cref="InvalidOperationException">The model has no convolution, several inputs or outputs, or its output is no row of scores.</exception>
    /// <example><code>
    /// var model = Model.Input(12, 12, 1).Conv2D(4, 3, activation: Activation.ReLU).GlobalAveragePool2D().Dense(3, Activation.Softmax);
    /// model.GradCam(Tensor.RandomUniform([12, 12, 1], seed: 1))
    /// </code></example>
    public ModelInsight GradCam(Tensor sample, int? target = null, string? layer = null)
    {
        var place = PlaceOf(layer, "GradCam", "a layer that gives feature maps (H, W, C), such as Conv2D", node => node.Shape.Rank == 3 && (layer is not null || node.State!.Layer is ConvolutionLayer));
        if (InputShape.Rank is not (2 or 3))
        {
            throw new InvalidOperationException($"GradCam needs a model of pictures, (H, W) or (H, W, C); this one takes {InputShape}.");
        }

        using var tape = new GradientTape();
        var values = ValuesFor(sample, "GradCam");
        var (score, chosen) = ScoreOf(values[_graph.Outputs[0]], target, "GradCam");
        var gradient = tape.Gradient(score, values[place]);
        var (height, width, channels) = (place.Shape[0], place.Shape[1], place.Shape[2]);
        var alpha = new double[channels];
        for (var i = 0; i < gradient.Length; i++)
        {
            alpha[i % channels] += gradient.Data[i] / (double)(height * width);
        }

        var maps = values[place].Data;
        var map = new Tensor([height, width]);
        for (var p = 0; p < map.Length; p++)
        {
            var sum = 0.0;
            for (var k = 0; k < channels; k++)
            {
                sum += alpha[k] * maps[(p * channels) + k];
            }

            map.Data[p] = (float)Math.Max(0, sum);
        }

        var title = $"Grad-CAM of {ClassName(chosen)}, {NameOf(place)}";
        var picture = values[_graph.Inputs[0]].Reshape(InputShape.AsSpan());
        var heat = Enlarged(map, InputShape[0], InputShape[1]);
        return new ModelInsight(title, map, Figure.Grid(1, 2, PictureOf(picture, "sample"), PictureOf(picture, title).HeatMap(heat, name: "weight", opacity: 0.55)));
    }

    private static Tensor Map(Tensor gradient, int rows, int columns, Func<ArraySegment<float>, double> measure) =>
        Tensor.From([.. Enumerable.Range(0, rows).Select(r => (float)measure(new ArraySegment<float>(gradient.Data, r * columns, columns)))], rows);

    private static Figure Bars(string title, Tensor values, IReadOnlyList<string>? names)
    {
        // Equal symbols at different places are bars of their own.
        var labels = Enumerable.Range(0, values.Length).Select(i => names is null ? FormattableString.Invariant($"{i}") : names.Distinct().Count() == names.Count ? names[i] : FormattableString.Invariant($"{i}: {names[i]}"));
        return new Figure(title).Bar(labels, values.Data, "|∂score/∂x|");
    }

    // Linear between the centres of the map's pixels, as pictures are enlarged everywhere.
    private static double[,] Enlarged(Tensor map, int height, int width)
    {
        var (rows, columns) = (map.Shape[0], map.Shape[1]);
        var large = new double[height, width];
        for (var r = 0; r < height; r++)
        {
            var y = Math.Clamp(((r + 0.5) * rows / height) - 0.5, 0, rows - 1);
            var (y0, fy) = ((int)y, y - (int)y);
            for (var c = 0; c < width; c++)
            {
                var x = Math.Clamp(((c + 0.5) * columns / width) - 0.5, 0, columns - 1);
                var (x0, fx) = ((int)x, x - (int)x);
                var (y1, x1) = (Math.Min(y0 + 1, rows - 1), Math.Min(x0 + 1, columns - 1));
                large[r, c] = ((1 - fy) * (((1 - fx) * map[y0, x0]) + (fx * map[y0, x1]))) + (fy * (((1 - fx) * map[y1, x0]) + (fx * map[y1, x1])));
            }
        }

        return large;
    }
}
