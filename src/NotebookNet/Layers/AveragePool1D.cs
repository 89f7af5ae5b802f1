using NotebookNet.Operations;

namespace NotebookNet;

/// <summary>
/// The mean of each stretch of series, channel by channel. Keras: <c>AveragePooling1D</c>.
/// </summary>
/// <remarks>
/// <para>Shapes: x (B, T, C) → y (B, T', C). Valid: T' = (T − size) / s + 1 rounded down. Same: T' = T / s rounded up.</para>
/// <para>Places added by <see cref="Padding.Same"/> do not count, as in TensorFlow: the mean is over the numbers that are there.</para>
/// <para>Defaults: size 2, strides as large as the size, valid padding.</para>
/// </remarks>
/// <example><code>var model = Model.Input(128, 1).Conv1D(16, 5).AveragePool1D(4);</code></example>
public sealed record AveragePool1D : Layer
{
    /// <summary>A pool of series.</summary>
    /// <param name="size">The width of the window; 2 when null.</param>
    /// <param name="strides">The distance from one window to the next; the size when null.</param>
    /// <param name="padding">What happens at the ends.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive.</exception>
    public AveragePool1D(int? size = null, int? strides = null, Padding padding = Padding.Valid)
    {
        Size = LayerChecks.Positive(size ?? 2, Kind, nameof(size));
        Strides = LayerChecks.Positive(strides ?? Size, Kind, nameof(strides));
        Padding = Enum.IsDefined(padding)
            ? padding
            : throw new ArgumentOutOfRangeException(nameof(padding), padding, $"{Kind}: the padding is Padding.Valid or Padding.Same, got {padding}.");
    }

    /// <summary>The width of the window. Keras: <c>pool_size</c>.</summary>
    public int Size { get; }

    /// <summary>The distance from one window to the next.</summary>
    public int Strides { get; }

    /// <summary>What happens at the ends.</summary>
    public Padding Padding { get; }

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        LayerChecks.Rank(Kind, input, 2);
        return [WindowAxis.Over(input[0], Size, Strides, 1, Padding, Kind).Output, input[1]];
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, IReadOnlyList<Variable> weights, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.AveragePool1D(Size, Strides, Padding);
    }

    /// <summary>How it would be written in code, as far as it differs from the defaults.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => OptionsText.Of(this);
}

/// <content>The fluent form.</content>
public static partial class ModelLayers
{
    /// <summary>Adds a pool of the means of series: see <see cref="NotebookNet.AveragePool1D"/>.</summary>
    /// <param name="model">The chain so far.</param>
    /// <param name="size">The width of the window; 2 when null.</param>
    /// <param name="strides">The distance from one window to the next; the size when null.</param>
    /// <param name="padding">What happens at the ends.</param>
    /// <param name="name">The layer's name; <c>average_pool1d</c>, <c>average_pool1d_1</c> … when null.</param>
    /// <returns>The longer chain.</returns>
    /// <exception cref="ShapeException">The chain's output is no series, or smaller than the window.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive.</exception>
    public static Model AveragePool1D(
        this Model model, int? size = null, int? strides = null, Padding padding = Padding.Valid, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Add(new AveragePool1D(size, strides, padding) { Name = name });
    }
}
