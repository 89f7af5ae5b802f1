using System.Globalization;
using NotebookNet.Kernels;
using NotebookNet.Visuals;

namespace NotebookNet;

/// <content>Samples that are pictures, and samples that are series.</content>
public sealed partial class Dataset
{
    private const int ShownPictures = 40;
    private const int MostSeries = 8;
    private const int MostSeriesPanels = 6;

    /// <summary>The first samples as pictures, with their labels.</summary>
    /// <param name="count">How many are shown.</param>
    /// <param name="columns">How many stand beside each other, where the page is wide enough.</param>
    /// <returns>The pictures.</returns>
    /// <exception cref="ShapeException">The samples are not of shape (H, W), (H, W, 1) or (H, W, 3).</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or there are more than 50 columns.</exception>
    /// <example><code>
    /// var noise = new Dataset(Tensor.RandomNormal([6, 8, 8, 1], seed: 1), new[] { 0, 1, 0, 1, 1, 0 }, classNames: ["quiet", "loud"]);
    /// noise.Pictures(count: 6)
    /// </code></example>
    public ImageGrid Pictures(int count = ShownPictures, int columns = 10) => Pictures(RowsShown(count), row => (TileText(row), null, null, ImageMark.None), columns, null);

    /// <summary>The first samples as pictures, with what was predicted for them: right and wrong ones are marked.</summary>
    /// <param name="predictions">What a model says for each sample of this data set: probabilities (N, C), (N) or (N, 1), or class indices (N).</param>
    /// <param name="count">How many are shown.</param>
    /// <param name="columns">How many stand beside each other, where the page is wide enough.</param>
    /// <returns>The pictures.</returns>
    /// <exception cref="ShapeException">The samples are no pictures, or there is not one prediction per sample.</exception>
    /// <example><code>
    /// var noise = new Dataset(Tensor.RandomNormal([6, 8, 8, 1], seed: 1), new[] { 0, 1, 0, 1, 1, 0 }, classNames: ["quiet", "loud"]);
    /// noise.Pictures(new[] { 0, 1, 1, 1, 1, 0 })
    /// </code></example>
    public ImageGrid Pictures(Tensor predictions, int count = ShownPictures, int columns = 10)
    {
        var answers = PredictedClass.Of(predictions, this);
        return Pictures(RowsShown(count), row => TileText(answers[row]), columns, null);
    }

    /// <summary>The first samples as curves over time, one chart per feature; coloured by class where there are classes.</summary>
    /// <param name="count">How many samples are shown, 1 to 50.</param>
    /// <returns>The charts.</returns>
    /// <exception cref="ShapeException">The samples are not of shape (T, F), or (T) for rows of numbers.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number is not 1 to 50.</exception>
    /// <example><code>new Dataset(Tensor.RandomNormal([6, 20, 2], seed: 1), new[] { 0, 1, 0, 1, 1, 0 }).Series(count: 4)</code></example>
    public PanelGrid Series(int count = MostSeries)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 50);
        if (SampleShape.Rank is not (1 or 2))
        {
            throw new ShapeException($"Series needs samples of shape (time, features), or (time); these have shape {SampleShape}.");
        }

        var (steps, features) = (SampleShape[0], SampleShape.Rank == 2 ? SampleShape[1] : 1);
        var shown = this[..Math.Min(count, Count)];
        var isClasses = HasClasses;
        var names = isClasses ? NamesOfClasses() : [];
        double[] time = [.. Enumerable.Range(0, steps).Select(t => (double)t)];
        var panels = Enumerable.Range(0, Math.Min(features, MostSeriesPanels)).Select(f => new FigurePanel
        {
            Title = features == 1 ? null : $"feature {f}",
            X = new() { Title = "step", Whole = true },
            Traces =
            [
                .. Enumerable.Range(0, shown.Count).Select(i => new LineTrace(
                    isClasses ? names[(int)Labels.Data[i]] : string.Create(CultureInfo.InvariantCulture, $"sample {i}"), time,
                    [.. Enumerable.Range(0, steps).Select(t => (double)shown.Features.Data[(((i * steps) + t) * features) + f])])
                {
                    Colour = isClasses ? (int)Labels.Data[i] : i,
                }),
            ],
        });
        var left = features - MostSeriesPanels;
        var note = Counted(shown.Count) + (left > 0 ? $"; {MostSeriesPanels} of {features} features shown" : "");
        return new PanelGrid([.. panels], Math.Min(2, features), Name ?? "Series", note, 260);
    }

    /// <summary>Chosen samples as pictures.</summary>
    internal ImageGrid Pictures(
        IReadOnlyList<int> rows, Func<int, (string? Caption, string? Note, string? Hover, ImageMark Mark)> text, int columns, string? title)
    {
        if (PictureLayout.Of(SampleShape) is not { } layout)
        {
            throw new ShapeException(
                $"Pictures need samples of shape (height, width), (height, width, 1) or (height, width, 3); these have shape {SampleShape}. "
                + "Give them that shape first: data.WithFeatures(data.Features.Reshape(data.Count, height, width)).");
        }

        var chosen = Select(rows).Features;
        var size = SampleShape.Size;
        var tiles = rows.Select((row, i) =>
        {
            var (caption, note, hover, mark) = text(row);
            var values = Array.ConvertAll(chosen.AsSpan().Slice(i * size, size).ToArray(), v => (double)v);
            return new ImageTile(values, layout.Width, layout.Height, layout.Channels, caption)
            {
                Note = note,
                Mark = mark,
                Hover = string.Create(CultureInfo.InvariantCulture, $"sample {row}: {hover ?? caption ?? "no label"}"),
            };
        });
        return new ImageGrid([.. tiles], columns, title ?? Name, title is null ? Counted(rows.Count) : null);
    }

    /// <summary>A prediction as the text of a picture: what was said and, where that is wrong, what is true.</summary>
    internal (string? Caption, string? Note, string? Hover, ImageMark Mark) TileText(PredictedClass answer)
    {
        var names = NamesOfClasses();
        string NameOf(int label) => label < names.Count ? names[label] : label.ToString(CultureInfo.InvariantCulture);
        var (said, truth) = (NameOf(answer.Predicted), NameOf(answer.Actual));
        var sure = double.IsNaN(answer.Probability) ? "" : $" ({Numbers.Percent(answer.Probability)})";
        return answer.IsRight
            ? (said, null, $"{said}, predicted{sure}", ImageMark.Right)
            : (said, "true " + truth, $"true {truth}, predicted {said}{sure}", ImageMark.Wrong);
    }

    private bool IsPictures => PictureLayout.Of(SampleShape) is { } layout && layout.IsLikely(SampleShape.Rank);

    private bool IsSeries => SampleShape.Rank == 2 && !IsPictures && SampleShape[0] > 1;

    private int[] RowsShown(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return [.. Enumerable.Range(0, Math.Min(count, Count))];
    }

    private string? TileText(int row)
    {
        if (HasClasses)
        {
            return NamesOfClasses()[(int)Labels.Data[row]];
        }

        var label = Labels.AsSpan().Slice(row * LabelShape.Size, LabelShape.Size);
        return label.Length == 1 ? ColumnFacts.Number(label[0])
            : IsOneHot(label) ? Reduction.ArgMax(label).ToString(CultureInfo.InvariantCulture)
            : null;
    }

    private static bool IsOneHot(ReadOnlySpan<float> label)
    {
        var ones = 0;
        foreach (var value in label)
        {
            if (value is not (0 or 1))
            {
                return false;
            }

            ones += value == 1 ? 1 : 0;
        }

        return ones == 1;
    }

    private string Counted(int shown)
    {
        var text = Numbers.Count(Count, "sample") + (shown < Count ? $", {Numbers.Count(shown)} shown" : "") + $" · shape {SampleShape}";
        return ClassNames is null ? text : $"{text} · {Numbers.Count(ClassNames.Count, "class")}";
    }
}
