namespace NotebookNet;

/// <summary>Makes each picture larger or smaller by a random factor while the model learns. Keras: <c>RandomZoom</c>.</summary>
/// <remarks>In use nothing happens. The picture keeps its size and its middle; pixels are read bilinearly. Shapes: (H, W, C) → the same.</remarks>
/// <example><code>var model = Model.Input(28, 28, 1).RandomZoom((-0.2, 0.1)).Conv2D(8, 3).Flatten().Dense(10);</code></example>
public sealed record RandomZoom : RandomPictureLayer
{
    /// <summary>Zooming at random.</summary>
    /// <param name="heightFactor">
    /// How much more of the picture is seen: 0.2 for a fifth more (smaller things), −0.2 for a fifth less (larger things); a single number
    /// means that much either way.
    /// </param>
    /// <param name="widthFactor">The same across; as much as the height when null, so that things keep their proportions.</param>
    /// <exception cref="ArgumentOutOfRangeException">A range is empty, not finite, or goes below −1.</exception>
    public RandomZoom(RandomRange heightFactor, RandomRange? widthFactor = null)
    {
        HeightFactor = heightFactor.Checked(nameof(RandomZoom), nameof(heightFactor), -1);
        WidthFactor = widthFactor?.Checked(nameof(RandomZoom), nameof(widthFactor), -1);
    }

    /// <summary>How much more of the picture is seen from top to bottom.</summary>
    public RandomRange HeightFactor { get; }

    /// <summary>How much more of the picture is seen from left to right; as much as from top to bottom when null.</summary>
    public RandomRange? WidthFactor { get; }

    /// <summary>The layer with its factors.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"RandomZoom({HeightFactor}{(WidthFactor is { } width ? $", {width}" : string.Empty)})";

    private protected override void Draw(RandomStream random, int height, int width, Span<double> transform)
    {
        var down = 1 + HeightFactor.Draw(random);
        var across = WidthFactor is { } factor ? 1 + factor.Draw(random) : down;
        (transform[0], transform[1], transform[2]) = (across, 0, (1 - across) * (width - 1) / 2);
        (transform[3], transform[4], transform[5]) = (0, down, (1 - down) * (height - 1) / 2);
    }
}

/// <content>The fluent form.</content>
public static partial class ModelLayers
{
    /// <summary>Makes pictures larger or smaller at random while the model learns: see <see cref="NotebookNet.RandomZoom"/>.</summary>
    /// <param name="model">The chain so far.</param>
    /// <param name="heightFactor">How much more of the picture is seen: negative for larger things.</param>
    /// <param name="widthFactor">The same across; as much as the height when null.</param>
    /// <param name="name">The layer's name; <c>random_zoom</c>, <c>random_zoom_1</c> … when null.</param>
    /// <returns>The longer chain.</returns>
    /// <exception cref="ShapeException">The samples are no pictures (H, W, C).</exception>
    public static Model RandomZoom(this Model model, RandomRange heightFactor, RandomRange? widthFactor = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Add(new RandomZoom(heightFactor, widthFactor) { Name = name });
    }
}
