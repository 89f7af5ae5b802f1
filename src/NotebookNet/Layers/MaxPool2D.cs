using NotebookNet.Operations;

namespace NotebookNet;

/// <summary>
/// The largest number in each window of pictures, channel by channel: what matters is that a pattern was found, not exactly where. Keras: <c>MaxPooling2D</c>.
/// </summary>
/// <remarks>
/// <para>Shapes: x (B, H, W, C) → y (B, H', W', C). Valid: H' = (H − height of the window) / s + 1 rounded down. Same: H' = H / s rounded up.</para>
/// <para>Places added by <see cref="Padding.Same"/> never win. Where several numbers are largest, the gradient goes to the first.</para>
/// <para>Defaults: size 2, strides as large as the size, valid padding.</para>
/// </remarks>
/// <example><code>var model = Model.Input(28, 28, 1).Conv2D(32, 3).MaxPool2D(2);   // (13, 13, 32)</code></example>
public sealed record MaxPool2D : Layer
{
    /// <summary>A pool of pictures.</summary>
    /// <param name="size">Height and width of the window; 2 when null.</param>
    /// <param name="strides">The distance from one window to the next; the size when null.</param>
    /// <param name="padding">What happens at the borders.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive.</exception>
    public MaxPool2D(Size2D? size = null, Size2D? strides = null, Padding padding = Padding.Valid)
    {
        Size = LayerChecks.Positive(size ?? 2, Kind, nameof(size));
        Strides = LayerChecks.Positive(strides ?? Size, Kind, nameof(strides));
        Padding = Enum.IsDefined(padding)
            ? padding
            : throw new ArgumentOutOfRangeException(nameof(padding), padding, $"{Kind}: the padding is Padding.Valid or Padding.Same, got {padding}.");
    }

    /// <summary>Height and width of the window. Keras: <c>pool_size</c>.</summary>
    public Size2D Size { get; }

    /// <summary>The distance from one window to the next.</summary>
    public Size2D Strides { get; }

    /// <summary>What happens at the borders.</summary>
    public Padding Padding { get; }

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        LayerChecks.Rank(Kind, input, 3);
        return
        [
            WindowAxis.Over(input[0], Size.Height, Strides.Height, 1, Padding, Kind).Output,
            WindowAxis.Over(input[1], Size.Width, Strides.Width, 1, Padding, Kind).Output,
            input[2],
        ];
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, IReadOnlyList<Variable> weights, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.MaxPool2D(Size, Strides, Padding);
    }

    /// <summary>How it would be written in code, as far as it differs from the defaults.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => OptionsText.Of(this);
}

/// <content>The fluent form.</content>
public static partial class ModelLayers
{
    /// <summary>Adds a pool of the largest numbers of pictures: see <see cref="NotebookNet.MaxPool2D"/>.</summary>
    /// <param name="model">The chain so far.</param>
    /// <param name="size">Height and width of the window; 2 when null.</param>
    /// <param name="strides">The distance from one window to the next; the size when null.</param>
    /// <param name="padding">What happens at the borders.</param>
    /// <param name="name">The layer's name; <c>max_pool2d</c>, <c>max_pool2d_1</c> … when null.</param>
    /// <returns>The longer chain.</returns>
    /// <exception cref="ShapeException">The chain's output is no picture, or smaller than the window.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive.</exception>
    public static Model MaxPool2D(
        this Model model, Size2D? size = null, Size2D? strides = null, Padding padding = Padding.Valid, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Add(new MaxPool2D(size, strides, padding) { Name = name });
    }
}
