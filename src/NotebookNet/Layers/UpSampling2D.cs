namespace NotebookNet;

/// <summary>Pictures made larger by whole factors. Keras: <c>UpSampling2D</c>.</summary>
/// <remarks>
/// <para>Shapes: x (B, H, W, C) → y (B, H · height, W · width, C).</para>
/// <para>
/// Nearest repeats each pixel. Bilinear takes pixels as squares with their value in the middle and mixes the neighbours by
/// distance, as TensorFlow's and PyTorch's resizing with half-pixel centres do.
/// </para>
/// <para>Defaults: size 2, nearest.</para>
/// </remarks>
/// <example><code>var decoder = Model.Input(7, 7, 16).UpSampling2D(2).Conv2D(8, 3, padding: Padding.Same);   // (14, 14, 8)</code></example>
public sealed record UpSampling2D : Layer
{
    /// <summary>Larger pictures.</summary>
    /// <param name="size">How many times higher and wider; 2 when null.</param>
    /// <param name="interpolation">Where the new pixels come from.</param>
    /// <exception cref="ArgumentOutOfRangeException">A factor is not positive, or there is no such interpolation.</exception>
    public UpSampling2D(Size2D? size = null, Interpolation interpolation = Interpolation.Nearest)
    {
        Size = LayerChecks.Positive(size ?? 2, Kind, nameof(size));
        Interpolation = Enum.IsDefined(interpolation)
            ? interpolation
            : throw new ArgumentOutOfRangeException(
                nameof(interpolation), interpolation, $"{Kind}: the interpolation is Interpolation.Nearest or Interpolation.Bilinear, got {interpolation}.");
    }

    /// <summary>How many times higher and wider.</summary>
    public Size2D Size { get; }

    /// <summary>Where the new pixels come from.</summary>
    public Interpolation Interpolation { get; }

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        LayerChecks.Rank(Kind, input, 3);
        return [input[0] * Size.Height, input[1] * Size.Width, input[2]];
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, IReadOnlyList<Variable> weights, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.UpSampling2D(Size, Interpolation);
    }

    /// <summary>How it would be written in code, as far as it differs from the defaults.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => OptionsText.Of(this);
}

/// <content>The fluent form.</content>
public static partial class ModelLayers
{
    /// <summary>Makes pictures larger by whole factors: see <see cref="NotebookNet.UpSampling2D"/>.</summary>
    /// <param name="model">The chain so far.</param>
    /// <param name="size">How many times higher and wider; 2 when null.</param>
    /// <param name="interpolation">Where the new pixels come from.</param>
    /// <param name="name">The layer's name; <c>up_sampling2d</c>, <c>up_sampling2d_1</c> … when null.</param>
    /// <returns>The longer chain.</returns>
    /// <exception cref="ShapeException">The chain's output is no picture.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A factor is not positive.</exception>
    public static Model UpSampling2D(
        this Model model, Size2D? size = null, Interpolation interpolation = Interpolation.Nearest, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Add(new UpSampling2D(size, interpolation) { Name = name });
    }
}
