namespace NotebookNet;

/// <summary>Turns each picture about its middle by a random angle while the model learns. Keras: <c>RandomRotation</c>.</summary>
/// <remarks>In use nothing happens. Pixels are read bilinearly. Shapes: (H, W, C) → the same.</remarks>
/// <example><code>var model = Model.Input(28, 28, 1).RandomRotation(0.05).Conv2D(8, 3).Flatten().Dense(10);   // up to 18° either way</code></example>
public sealed record RandomRotation : RandomPictureLayer
{
    /// <summary>Turning at random.</summary>
    /// <param name="factor">
    /// The angle as a part of a full turn: <c>0.1</c> for −36° to 36°, <c>(0, 0.25)</c> for up to 90° to the left. Positive angles turn
    /// counter-clockwise.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or not finite.</exception>
    public RandomRotation(RandomRange factor) => Factor = factor.Checked(nameof(RandomRotation), nameof(factor), double.NegativeInfinity);

    /// <summary>The angle as a part of a full turn.</summary>
    public RandomRange Factor { get; }

    /// <summary>The layer with its factor.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"RandomRotation({Factor})";

    private protected override void Draw(RandomStream random, int height, int width, Span<double> transform)
    {
        var (cos, sin) = PointMaker.Circle(Factor.Draw(random));
        var (middleX, middleY) = ((width - 1) / 2.0, (height - 1) / 2.0);

        // Rows are counted downwards, so that a turn to the left of the eye has the sine the other way round.
        (transform[0], transform[1], transform[2]) = (cos, -sin, middleX - (cos * middleX) + (sin * middleY));
        (transform[3], transform[4], transform[5]) = (sin, cos, middleY - (sin * middleX) - (cos * middleY));
    }
}

/// <content>The fluent form.</content>
public static partial class ModelLayers
{
    /// <summary>Turns pictures at random while the model learns: see <see cref="NotebookNet.RandomRotation"/>.</summary>
    /// <param name="model">The chain so far.</param>
    /// <param name="factor">The angle as a part of a full turn, such as 0.1.</param>
    /// <param name="name">The layer's name; <c>random_rotation</c>, <c>random_rotation_1</c> … when null.</param>
    /// <returns>The longer chain.</returns>
    /// <exception cref="ShapeException">The samples are no pictures (H, W, C).</exception>
    public static Model RandomRotation(this Model model, RandomRange factor, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Add(new RandomRotation(factor) { Name = name });
    }
}
