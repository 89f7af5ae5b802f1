namespace NotebookNet.Tests;

/// <summary>Pictures changed at random while a model learns.</summary>
public class AugmentationTests
{
    // 3 × 3, the numbers 1 to 9 row by row.
    private static readonly Tensor Nine = Tensor.Range(1, 10).Reshape(1, 3, 3, 1);

    /// <summary>A layer whose chance is no chance, and what becomes of 1 to 9.</summary>
    public static TheoryData<string, float[]> Certain => new()
    {
        { "quarter left", [3, 6, 9, 2, 5, 8, 1, 4, 7] },
        { "half", [9, 8, 7, 6, 5, 4, 3, 2, 1] },
        { "down, reflected", [1, 2, 3, 1, 2, 3, 4, 5, 6] },
        { "down, constant", [-1, -1, -1, 1, 2, 3, 4, 5, 6] },
        { "right, nearest", [1, 1, 2, 4, 4, 5, 7, 7, 8] },
        { "right, wrapped", [3, 1, 2, 6, 4, 5, 9, 7, 8] },
        { "half a pixel right, nearest", [1, 1.5f, 2.5f, 4, 4.5f, 5.5f, 7, 7.5f, 8.5f] },
        { "zoomed in", [3, 3.5f, 4, 4.5f, 5, 5.5f, 6, 6.5f, 7] },
        { "zoomed out across, constant", [0, 2, 0, 0, 5, 0, 0, 8, 0] },
        { "two to the right, reflected", [2, 1, 1, 5, 4, 4, 8, 7, 7] },
    };

    [Theory]
    [MemberData(nameof(Certain))]
    public void A_change_of_a_certain_size_moves_pixels_where_they_belong(string what, float[] expected)
    {
        const double Third = 1.0 / 3;
        Layer layer = what switch
        {
            "quarter left" => new RandomRotation((0.25, 0.25)),
            "half" => new RandomRotation((0.5, 0.5)),
            "down, reflected" => new RandomTranslation((Third, Third), 0),
            "down, constant" => new RandomTranslation((Third, Third), 0) { FillMode = FillMode.Constant, FillValue = -1 },
            "right, nearest" => new RandomTranslation(0, (Third, Third)) { FillMode = FillMode.Nearest },
            "right, wrapped" => new RandomTranslation(0, (Third, Third)) { FillMode = FillMode.Wrap },
            "half a pixel right, nearest" => new RandomTranslation(0, (Third / 2, Third / 2)) { FillMode = FillMode.Nearest },
            "zoomed in" => new RandomZoom((-0.5, -0.5)),
            "zoomed out across, constant" => new RandomZoom(0, (1, 1)) { FillMode = FillMode.Constant },
            "two to the right, reflected" => new RandomTranslation(0, (2 * Third, 2 * Third)),
            _ => throw new InvalidOperationException(what),
        };
        var changed = Model.Input(3, 3, 1).Add(layer).Forward(Nine, training: true);
        Close.To([.. expected.Select(value => (double)value)], changed.Doubles(), 0, 1e-5, what);
    }

    [Theory]
    [InlineData(FlipMode.Horizontal, new[] { "123456789", "321654987" })]
    [InlineData(FlipMode.Vertical, new[] { "123456789", "789456123" })]
    [InlineData(FlipMode.HorizontalAndVertical, new[] { "123456789", "321654987", "789456123", "987654321" })]
    public void Flips_give_each_mirror_picture_equally_often(FlipMode mode, string[] expected)
    {
        var many = Tensor.Concat([.. Enumerable.Repeat(Nine, 2000)]);
        var changed = Model.Input(3, 3, 1).RandomFlip(mode).Forward(many, training: true).ToArray();
        var seen = changed.Chunk(9).Select(pixels => string.Concat(pixels)).CountBy(text => text).ToDictionary();
        Assert.Equal(expected.Order(), seen.Keys.Order());
        Assert.All(seen.Values, count => Assert.InRange(count, 0.85 * 2000 / expected.Length, 1.15 * 2000 / expected.Length));
    }

    [Fact]
    public void In_use_nothing_happens()
    {
        var model = Model.Input(3, 3, 1).RandomFlip().RandomRotation(0.5).RandomTranslation(0.5, 0.5).RandomZoom(0.5);
        Assert.Equal(Nine.ToArray(), model.Predict(Nine).ToArray());
        Assert.Equal(0, model.ParameterCount);
        Assert.Equal(["random_flip", "random_rotation", "random_translation", "random_zoom"], model.Layers.Select(layer => layer.Name));
    }

    [Fact]
    public void A_seed_fixes_all_changes_for_any_number_of_threads()
    {
        var digits = Datasets.Digits().Take(300);
        Layer[] layers = [new RandomRotation(0.1), new RandomZoom(0.2), new RandomTranslation(0.1, 0.1), new GaussianNoise(0.05)];
        var first = Changed(threads: 1);
        Assert.Equal(first, Changed(threads: 4));
        Assert.NotEqual(first, digits.Augment(layers, seed: 8).Features.ToArray());
        Assert.NotEqual(first, digits.Features.ToArray());

        float[] Changed(int threads)
        {
            using var limit = Workers.Limit(threads);
            return digits.Augment(layers, seed: 7).Features.ToArray();
        }
    }

    [Fact]
    public void Each_picture_is_changed_in_its_own_way_and_keeps_its_label()
    {
        var same = new Dataset(Tensor.Concat([.. Enumerable.Repeat(Nine, 600)]), Tensor.Range(600));
        var changed = same.Augment([new RandomRotation(0.5)], seed: 1);
        Assert.Equal(same.Labels.ToArray(), changed.Labels.ToArray());
        Assert.Equal(600, changed.Features.ToArray().Chunk(9).Select(pixels => string.Join(' ', pixels)).Distinct().Count());
    }

    [Fact]
    public void A_network_that_learned_moved_digits_knows_moved_digits_better()
    {
        var (train, test) = Datasets.Digits().Split(test: 0.3, seed: 1);
        var moved = test.Augment([new RandomTranslation(0.15, 0.15) { FillMode = FillMode.Constant }], seed: 9);
        Assert.True(Accuracy(augment: true) > Accuracy(augment: false) + 0.03);

        double Accuracy(bool augment)
        {
            var input = Model.Input(8, 8, 1);
            var model = (augment ? input.Add(new RandomTranslation(0.15, 0.15) { FillMode = FillMode.Constant }) : input)
                .Flatten().Dense(64, Activation.ReLU).Dense(10, Activation.Softmax)
                .Compile(new Adam(0.003), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy);
            model.Fit(train, epochs: 12, seed: 1, progress: false);
            return model.Evaluate(moved).Accuracy;
        }
    }

    [Fact]
    public void The_preview_shows_originals_beside_their_changes()
    {
        var picture = Augmentation.Preview(Datasets.Digits(), [new RandomRotation(0.1)], samples: 2, variants: 3, seed: 1).ToHtml();
        Assert.Contains("original", picture, StringComparison.Ordinal);
        Assert.InRange(picture.Length, 1000, 50_000);
        Assert.Equal(picture, Augmentation.Preview(Datasets.Digits(), [new RandomRotation(0.1)], samples: 2, variants: 3, seed: 1).ToHtml());
    }

    [Fact]
    public void Mistakes_are_told_with_their_cure()
    {
        var digits = Datasets.Digits().Take(5);
        Assert.Contains("(height, width, channels)", Assert.Throws<ShapeException>(() => Model.Input(28, 28).RandomFlip()).Message, StringComparison.Ordinal);
        Assert.Contains("Reshape(28, 28, 1)", Assert.Throws<ShapeException>(() => Model.Input(28, 28).RandomFlip()).Message, StringComparison.Ordinal);
        Assert.Contains("low ≤ high", Assert.Throws<ArgumentOutOfRangeException>(() => new RandomRotation(-0.1)).Message, StringComparison.Ordinal);
        Assert.Contains("at least -1", Assert.Throws<ArgumentOutOfRangeException>(() => new RandomZoom(1.5)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomTranslation(double.NaN, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomFlip((FlipMode)7));
        Assert.Contains("got none", Assert.Throws<ArgumentException>(() => digits.Augment([])).Message, StringComparison.Ordinal);
        Assert.Contains("keep their shape", Assert.Throws<ArgumentException>(() => digits.Augment([new Flatten()])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => digits.Augment([new LayerNormalization()]));
        Assert.Throws<ShapeException>(() => Augmentation.Preview(Datasets.Iris(), [new GaussianNoise(1)]));
        Assert.Throws<DataException>(() => Augmentation.Preview(digits[..0], [new RandomFlip()]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Augmentation.Preview(digits, [new RandomFlip()], samples: 11));
    }
}
