namespace NotebookNet;

/// <summary>Mirrors each picture with a chance of one half while the model learns. Keras: <c>RandomFlip</c>.</summary>
/// <remarks>
/// Leave it out where left and right matter, as with digits and letters. In use nothing happens. Shapes: (H, W, C) → the same.
/// </remarks>
/// <example><code>var model = Model.Input(28, 28, 1).RandomFlip(FlipMode.Horizontal).Conv2D(8, 3).Flatten().Dense(10);</code></example>
public sealed record RandomFlip : RandomPictureLayer
{
    /// <summary>Mirroring at random.</summary>
    /// <param name="mode">Left and right, up and down, or both, each by a chance of its own.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such mode.</exception>
    public RandomFlip(FlipMode mode = FlipMode.HorizontalAndVertical) => Mode = Enum.IsDefined(mode)
        ? mode
        : throw new ArgumentOutOfRangeException(nameof(mode), mode, $"RandomFlip: the mode is Horizontal, Vertical or HorizontalAndVertical, got {mode}.");

    /// <summary>Which sides change places.</summary>
    public FlipMode Mode { get; }

    /// <summary>The layer with its mode.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"RandomFlip(FlipMode.{Mode})";

    private protected override void Draw(RandomStream random, int height, int width, Span<double> transform)
    {
        var isMirrored = Mode != FlipMode.Vertical && random.NextUniform() < 0.5f;
        var isUpsideDown = Mode != FlipMode.Horizontal && random.NextUniform() < 0.5f;
        (transform[0], transform[1], transform[2]) = isMirrored ? (-1, 0, width - 1) : (1, 0, 0);
        (transform[3], transform[4], transform[5]) = isUpsideDown ? (0, -1, height - 1) : (0, 1, 0);
    }
}

/// <summary>Which sides of a picture change places.</summary>
public enum FlipMode
{
    /// <summary>Left and right. Keras: <c>"horizontal"</c>.</summary>
    Horizontal,

    /// <summary>Up and down. Keras: <c>"vertical"</c>.</summary>
    Vertical,

    /// <summary>Both, each by a chance of its own. Keras: <c>"horizontal_and_vertical"</c>.</summary>
    HorizontalAndVertical,
}

/// <content>The fluent form.</content>
public static partial class ModelLayers
{
    /// <summary>Mirrors pictures at random while the model learns: see <see cref="NotebookNet.RandomFlip"/>.</summary>
    /// <param name="model">The chain so far.</param>
    /// <param name="mode">Left and right, up and down, or both.</param>
    /// <param name="name">The layer's name; <c>random_flip</c>, <c>random_flip_1</c> … when null.</param>
    /// <returns>The longer chain.</returns>
    /// <exception cref="ShapeException">The samples are no pictures (H, W, C).</exception>
    public static Model RandomFlip(this Model model, FlipMode mode = FlipMode.HorizontalAndVertical, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Add(new RandomFlip(mode) { Name = name });
    }
}
