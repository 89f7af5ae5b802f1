using NotebookNet.Models.Graph;

namespace NotebookNet;

/// <content>Where samples and symbols lie in the spaces a model has learned.</content>
public sealed partial class Model
{
    private const int MostPoints = 2000;
    private const int MostWords = 60;

    /// <summary>
    /// The latent space: where samples lie in what a layer gives, coloured by class. Two numbers are drawn as they are, more after a
    /// principal component analysis of these samples.
    /// </summary>
    /// <param name="data">The samples; of more than 2,000, evenly chosen ones.</param>
    /// <param name="layer">The layer; the one before the output when null.</param>
    /// <returns>The points (N, 2), or (N, 1) of a layer that gives one number.</returns>
    /// <exception cref="ShapeException">The samples have another shape than the model takes.</exception>
    /// <exception cref="ArgumentException">There is no such layer.</exception>
    /// <exception cref="DataException">There are no samples.</exception>
    /// <exception cref="InvalidOperationException">The model has several inputs.</exception>
    /// <example><code>
    /// var model = Model.Input(4).Dense(8, Activation.Tanh).Dense(2, name: "code").Dense(3, Activation.Softmax);
    /// model.LatentSpace(Datasets.Iris(), "code")
    /// </code></example>
    public ModelInsight LatentSpace(Dataset data, string? layer = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        data.CheckUsable("LatentSpace");
        if (_graph.Inputs.Count > 1)
        {
            throw new InvalidOperationException($"LatentSpace looks at models with one input; this one has {_graph.Inputs.Count}.");
        }

        var place = layer is null ? _graph.Outputs[0].Inputs.Count > 0 && _graph.Outputs[0].Inputs[0].State is not null ? _graph.Outputs[0].Inputs[0] : _graph.Outputs[0]
            : PlaceOf(layer, "LatentSpace", "a layer", _ => true);
        var rows = Chosen(data.Count);
        var codes = Codes(data, place, rows);
        var name = place.State is null ? "input" : NameOf(place);
        var (points, axes) = Plane(codes);
        var title = $"Latent space of {name}" + (rows.Length < data.Count ? FormattableString.Invariant($", {rows.Length} of {data.Count} samples") : string.Empty);
        var figure = new Figure(title).XAxis(axes.X).YAxis(axes.Y);
        double[] xs = [.. Column(points, 0)], ys = [.. points.Shape[1] > 1 ? Column(points, 1) : new double[points.Shape[0]]];
        if (!data.HasClasses)
        {
            return new ModelInsight(title, points, figure.Scatter(xs, ys));
        }

        int[] classes = [.. rows.Select(row => (int)data.Labels.Data[row])];
        foreach (var c in classes.Distinct().Order())
        {
            int[] own = [.. Enumerable.Range(0, classes.Length).Where(i => classes[i] == c)];
            figure = figure.Scatter(own.Select(i => xs[i]), own.Select(i => ys[i]), data.ClassNames is { } names && c < names.Count ? names[c] : FormattableString.Invariant($"class {c}"));
        }

        return new ModelInsight(title, points, figure);
    }

    /// <summary>The vectors of an <see cref="Embedding"/> on a plane: its two principal components, or the two numbers it has.</summary>
    /// <param name="words">What the symbols are called, in the order of their indices.</param>
    /// <param name="layer">The layer; the first embedding when null.</param>
    /// <returns>The points (N, 2) of N symbols; up to 60 that stand apart carry their names, all tell them on hover.</returns>
    /// <exception cref="ArgumentException">There is no such layer, it is no embedding, or there are more or fewer words than symbols.</exception>
    /// <exception cref="InvalidOperationException">The model has no embedding.</exception>
    /// <example><code>Model.Input(5).Embedding(6, 8).EmbeddingMap(["the", "cat", "dog", "sat", "ran", "."])</code></example>
    public ModelInsight EmbeddingMap(IReadOnlyList<string>? words = null, string? layer = null)
    {
        var name = layer ?? Layers.FirstOrDefault(l => l.Layer is Embedding)?.Name;
        var chosen = _graph.LayerOf(PlaceOf(name, "EmbeddingMap", "an embedding", node => node.State!.Layer is Embedding));
        var table = chosen.Weights[0];
        var count = table.Shape[0];
        if (words is not null && words.Count != count)
        {
            throw new ArgumentException($"EmbeddingMap: '{chosen.Name}' has {count} symbols, but {words.Count} words came. Give one word for each index, from 0.", nameof(words));
        }

        var rows = Chosen(count);
        var size = table.Shape[1];
        var (points, axes) = Plane(Tensor.From([.. rows.SelectMany(row => table.Data.AsSpan(row * size, size).ToArray())], rows.Length, size));
        string[] labels = [.. rows.Select(row => words?[row] ?? FormattableString.Invariant($"{row}"))];
        double[] xs = [.. Column(points, 0)], ys = [.. points.Shape[1] > 1 ? Column(points, 1) : new double[rows.Length]];
        var title = $"Symbols of {chosen.Name}" + (rows.Length < count ? FormattableString.Invariant($", {rows.Length} of {count} symbols") : string.Empty);
        var figure = new Figure(title).Scatter(xs, ys, labels: labels).XAxis(axes.X).YAxis(axes.Y);
        foreach (var i in words is null ? [] : Apart(xs, ys, labels))
        {
            figure = figure.Annotate(xs[i], ys[i], labels[i]);
        }

        return new ModelInsight(title, points, figure);
    }

    // Evenly, so that sorted data keep all their classes.
    private static int[] Chosen(int count) => count <= MostPoints
        ? [.. Enumerable.Range(0, count)]
        : [.. Enumerable.Range(0, MostPoints).Select(i => (int)((long)i * count / MostPoints))];

    private Tensor Codes(Dataset data, GraphPlace place, int[] rows)
    {
        var samples = Preprocessed(data.Features);
        CheckSamples(samples, "LatentSpace");
        var (size, sampleSize) = (place.Shape.Size, samples.Shape.WithoutFirst().Size);
        var codes = new Tensor([rows.Length, size]);
        for (var first = 0; first < rows.Length; first += UseBatchSize)
        {
            int[] part = [.. rows.Skip(first).Take(UseBatchSize)];
            var batch = new Tensor(samples.Shape.WithoutFirst().Prepend(part.Length));
            for (var i = 0; i < part.Length; i++)
            {
                samples.Data.AsSpan(part[i] * sampleSize, sampleSize).CopyTo(batch.Data.AsSpan(i * sampleSize));
            }

            ForwardEach([batch], Pass.Inference)[place].Data.CopyTo(codes.Data, first * size);
        }

        return codes;
    }

    private static (Tensor Points, (string X, string Y) Axes) Plane(Tensor codes)
    {
        if (codes.Shape[1] <= 2)
        {
            return (codes, ("number 1", codes.Shape[1] == 2 ? "number 2" : string.Empty));
        }

        if (codes.Shape[0] < 2)
        {
            // One point has no direction to spread in.
            return (new Tensor([codes.Shape[0], 2]), ("component 1", "component 2"));
        }

        var pca = PCA.Fit(codes, components: 2);
        var shares = pca.ExplainedVarianceRatio;
        string Axis(int i) => FormattableString.Invariant($"component {i + 1}") + (double.IsFinite(shares[i]) ? FormattableString.Invariant($", {100 * shares[i]:0} % of the variance") : string.Empty);
        return (pca.Transform(codes), (Axis(0), Axis(1)));
    }

    // The points whose names do not lie on one another, as wide as letters usually are.
    private static List<int> Apart(double[] xs, double[] ys, string[] labels)
    {
        const double letter = 0.012, line = 0.055;
        var (width, height) = (Math.Max(xs.Max() - xs.Min(), 1e-12), Math.Max(ys.Max() - ys.Min(), 1e-12));
        var kept = new List<int>();
        for (var i = 0; i < xs.Length && kept.Count < MostWords; i++)
        {
            if (kept.TrueForAll(k => Math.Abs(ys[i] - ys[k]) / height > line || Math.Abs(xs[i] - xs[k]) / width > (letter * Math.Max(labels[i].Length, labels[k].Length)) + 0.02))
            {
                kept.Add(i);
            }
        }

        return kept;
    }

    private static IEnumerable<double> Column(Tensor points, int column) => Enumerable.Range(0, points.Shape[0]).Select(i => (double)points[i, column]);
}
