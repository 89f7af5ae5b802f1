namespace NotebookNet;

/// <summary>Moves each picture by a random distance while the model learns. Keras: <c>RandomTranslation</c>.</summary>
/// <remarks>In use nothing happens. Pixels are read bilinearly. Shapes: (H, W, C) → the same.</remarks>
/// <example><code>var model = Model.Input(28, 28, 1).RandomTranslation(0.1, 0.1).Conv2D(8, 3).Flatten().Dense(10);</code></example>
public sealed record RandomTranslation : RandomPictureLayer
{
    /// <summary>Moving at random.</summary>
    /// <param name="heightFactor">How far down, as a part of the height: <c>0.1</c> for up to a tenth up or down.</param>
    /// <param name="widthFactor">How far to the right, as a part of the width.</param>
    /// <exception cref="ArgumentOutOfRangeException">A range is empty or not finite.</exception>
    public RandomTranslation(RandomRange heightFactor, RandomRange widthFactor)
    {
        HeightFactor = heightFactor.Checked(nameof(RandomTranslation), nameof(heightFactor), double.NegativeInfinity);
        WidthFactor = widthFactor.Checked(nameof(RandomTranslation), nameof(widthFactor), double.NegativeInfinity);
    }

    /// <summary>How far down, as a part of the height.</summary>
    public RandomRange HeightFactor { get; }

    /// <summary>How far to the right, as a part of the width.</summary>
    public RandomRange WidthFactor { get; }

    /// <summary>The layer with its factors.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"RandomTranslation({HeightFactor}, {WidthFactor})";

    private protected override void Draw(RandomStream random, int height, int width, Span<double> transform)
    {
        var down = height * HeightFactor.Draw(random);
        var right = width * WidthFactor.Draw(random);
        (transform[0], transform[1], transform[2]) = (1, 0, -right);
        (transform[3], transform[4], transform[5]) = (0, 1, -down);
    }
}

/// <content>The fluent form.</content>
public static partial class ModelLayers
{
    /// <summary>Moves pictures at random while the model learns: see <see cref="NotebookNet.RandomTranslation"/>.</summary>
    /// <param name="model">The chain so far.</param>
    /// <param name="heightFactor">How far down, as a part of the height.</param>
    /// <param name="widthFactor">How far to the right, as a part of the width.</param>
    /// <param name="name">The layer's name; <c>random_translation</c>, <c>random_translation_1</c> … when null.</param>
    /// <returns>The longer chain.</returns>
    /// <exception cref="ShapeException">The samples are no pictures (H, W, C).</exception>
    public static Model RandomTranslation(this Model model, RandomRange heightFactor, RandomRange widthFactor, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Add(new RandomTranslation(heightFactor, widthFactor) { Name = name });
    }
}
