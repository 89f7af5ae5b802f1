using NotebookNet.Operations;

namespace NotebookNet;

/// <summary>The mean of each channel over the whole picture. Keras: <c>GlobalAveragePooling2D</c>.</summary>
/// <remarks>
/// <para>Shapes: x (B, H, W, C) → y (B, C), or (B, 1, 1, C) when dimensions are kept.</para>
/// </remarks>
/// <param name="KeepDimensions">Whether the dimensions stay with size 1. Keras: <c>keepdims</c>.</param>
/// <example><code>var model = Model.Input(28, 28, 1).Conv2D(32, 3).GlobalAveragePool2D().Dense(10, Activation.Softmax);</code></example>
public sealed record GlobalAveragePool2D(bool KeepDimensions = false) : Layer
{
    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        LayerChecks.Rank(Kind, input, 3);
        return KeepDimensions ? [1, 1, input[2]] : [input[^1]];
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, IReadOnlyList<Variable> weights, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(input);
        return Operation.Run(ReduceOperation.Mean(input, [1, 2], KeepDimensions));
    }

    /// <summary>How it would be written in code, as far as it differs from the defaults.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => OptionsText.Of(this);
}

/// <content>The fluent form.</content>
public static partial class ModelLayers
{
    /// <summary>Adds the mean of each channel over the whole picture: see <see cref="NotebookNet.GlobalAveragePool2D"/>.</summary>
    /// <param name="model">The chain so far.</param>
    /// <param name="keepDimensions">Whether the dimensions stay with size 1.</param>
    /// <param name="name">The layer's name; <c>global_average_pool2d</c>, <c>global_average_pool2d_1</c> … when null.</param>
    /// <returns>The longer chain.</returns>
    /// <exception cref="ShapeException">The chain's output is no picture.</exception>
    public static Model GlobalAveragePool2D(this Model model, bool keepDimensions = false, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Add(new GlobalAveragePool2D(keepDimensions) { Name = name });
    }
}
